//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

extension FindingCode {
    /// What a finding of the kind can stop, the worst first; what it does stop depends on where it is.
    public var severities: [Finding.Severity] {
        switch self {
        case .missingFile, .unreadableFile, .brokenFile, .wrongEncoding, .missingColumn, .repeatedColumn,
            .agiStopped:
            [.stopsEmployer]
        case .unknownEmployment, .unknownPerson, .blocked, .unusableStored, .duplicatePerson, .duplicateEmployment,
            .repeatedInFiles, .outsideEmployment, .missingFact, .clockTime:
            [.stopsPerson]
        case .erasedPerson: [.stopsPerson, .look]
        case .account, .noBankingDay, .roundedAmount, .unusedWithdrawal, .withdrawnInFolder, .replacedInStore,
            .missingInFolder, .beforeThePeriod,
            .partlyBefore, .afterThePeriod, .notYetRecorded, .notEmployed, .hoursOfMonthlyPaid, .missedMonth,
            .settledMonth,
            .unknownHistory, .unknownHoliday, .negativePay, .agreementLook, .attachment, .claim, .deductionNotMade,
            .salaryExchange, .pension, .agi,
            .noPay, .zeroNet, .netOutside, .payOutside, .shareAsPercent, .settingOutside, .decisionOutside,
            .amountOutside, .quantityOutside, .missingAccount, .sharedAccount, .doublePay, .changedAccount,
            .overtimeLimit, .standbyLimit, .shortRest, .childAge, .sickDay15, .holidayQuestion, .absenceWithoutShift,
            .decisionEnded,
            .missingFixedData, .taxOutside, .oddEmployment, .changedPay, .oddBalance, .changedMonth, .changedItem:
            [.look]
        default: isOfDocument ? [.stopsEmployer, .stopsPerson] : Finding.Severity.allCases
        }
    }

    /// Whether it is a fault of a JSON document, which stops the employer in `employer.json` and a person elsewhere.
    private var isOfDocument: Bool {
        switch self {
        case .emptyInput, .byteOrderMark, .inputTooLarge, .unexpectedEnd, .expectedValue, .expectedKey, .expectedColon,
            .expectedSeparator, .trailingComma, .trailingContent, .invalidLiteral, .invalidNumber, .controlCharacter,
            .invalidEscape, .loneSurrogate, .invalidUTF8, .duplicateKey, .tooDeep, .wrongKind, .missingKey,
            .unknownKey, .tooManyDecimals, .numberOutOfRange:
            true
        default: false
        }
    }
}
