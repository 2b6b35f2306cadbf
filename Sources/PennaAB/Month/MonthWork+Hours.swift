//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

extension MonthWork {
    /// Reads hours that the sender has classified, and sorts out those that no rule takes.
    mutating func readHours(_ question: borrowing EmploymentMonth, _ rules: ABMonth) throws(PayrollError) {
        guard kinds.hasAny(.hours) else { return }
        for registration in registered.of(.hours) {
            guard case .hours(let itemID, let minutes) = registration.kind,
                rules.days.contains(registration.days.first)
            else { continue }
            let day = registration.days.first
            guard minutes.count.magnitude <= 31 * 24 * 60, minutes != .zero else {
                throw PayrollError(
                    .invalidValue, "Timmarna \(day) är noll eller fler än en månad har. Rätta antalet timmar.",
                    day: day,
                    row: registration.row)
            }
            let stretch = stretchIndex(on: day)
            let allocation = question.employment.place(of: registration.allocation)
            if itemID == PayItems.timlon.id {
                guard !stretches[stretch].terms.isMonthly else { continue }
                hourlyWork.append(
                    WorkedHours(day: day, stretch: stretch, minutes: minutes.count, allocation: allocation))
            } else if let claim = rules.parts.claim(of: itemID) {
                try claim.check(stretches[stretch], registration)
                classified.append(
                    ClassifiedHours(item: itemID, minutes: minutes.count, day: day, stretch: stretch))
            } else if let item = question.items[itemID], item.unitPrice != nil {
                ownHours.append(
                    OwnHours(item: itemID, minutes: minutes, day: day, stretch: stretch, allocation: allocation))
            } else {
                throw PayrollError(
                    .invalidValue,
                    "Löneart \(itemID.number) har inget pris per timme. Ange à-pris på lönearten hos arbetsgivaren.",
                    day: day, row: registration.row)
            }
        }
    }

    /// Reads work beside the schedule; for hourly paid it is paid time, for monthly paid the rules of § 20 sort it.
    mutating func readExtraWork(_ question: borrowing EmploymentMonth, _ rules: ABMonth) throws(PayrollError) {
        guard kinds.hasAny(.extraWork) else { return }
        for place in places(of: .extraWork) {
            guard case .extraWork(let shift, let asTimeOff) = registered[place].kind else { continue }
            let (day, row) = (registered[place].days.first, registered[place].row)
            let pieces = try rules.clock(day).pieces(of: shift, row: row)
            try checkFree(pieces, day, row)
            let stretch = stretchIndex(on: day)
            let parts = paidParts(of: pieces, on: day, stretch, rules)
            if !parts.isEmpty { try checkExtraWork(stretches[stretch], asTimeOff: asTimeOff, day, row) }
            extraWork.append(
                ExtraWork(day: day, stretch: stretch, pieces: pieces, parts: parts, asTimeOff: asTimeOff, row: row))
        }
        sortExtraWork()
        for extra in extraWork where !stretches[extra.stretch].terms.isMonthly {
            for part in extra.parts {
                hourlyWork.append(
                    WorkedHours(day: extra.day, stretch: part.stretch, minutes: part.interval.minutes.count))
            }
        }
    }

    /// What the month pays of an occasion: each minute with its own month (decision A58), save for one that is wholly paid
    /// with the month in which it begins.
    private func paidParts(
        of pieces: ShortList<WorkInterval>, on day: Day, _ stretch: Int, _ rules: ABMonth
    ) -> ShortList<StretchTime> {
        let isOfMonth = rules.days.contains(day)
        let figures = isOfMonth ? rules.figures[stretches[stretch].figures] : rules.figuresBefore
        let isWhole = rules.parts.paysWholeOccasion(figures, stretches[stretch].terms)
        if isWhole, !isOfMonth { return [] }
        var result = ShortList<StretchTime>()
        for piece in pieces {
            guard let paid = isWhole ? piece : piece.intersection(window) else { continue }
            for part in parts(of: paid) {
                // Hourly and monthly pay are different rules, and an occasion has that of the day on which it begins.
                let isSame = stretches[part.stretch].terms.isMonthly == stretches[stretch].terms.isMonthly
                result.append(StretchTime(stretch: isSame ? part.stretch : stretch, interval: part.interval))
            }
        }
        return result
    }

    /// Puts extra work in order of time, so that the order of registration never matters.
    private mutating func sortExtraWork() {
        let isInOrder = extraWork.indices.dropFirst().allSatisfy { extraWork[$0 - 1].start <= extraWork[$0].start }
        if !isInOrder { extraWork.sort { $0.start < $1.start } }
    }

    private func checkExtraWork(_ stretch: PayStretch, asTimeOff: Bool, _ day: Day, _ row: SourceRow?)
        throws(PayrollError)
    {
        if stretch.scope.body == .rib19 {
            throw PayrollError(
                .notImplemented,
                "Extra arbete \(day) kan inte räknas enligt RiB 19. Registrera utryckning och övning som RiB har dem, eller en lönerad med belopp.",
                day: day, row: row)
        }
        if asTimeOff, !stretch.terms.isMonthly { throw MonthWork.noTimeOff(day, row) }
    }

    /// The schedule of an hourly paid is paid by the clock: each minute in the month it falls in.
    mutating func addHourlySchedule(_ rules: ABMonth) {
        guard stretches.contains(where: { !$0.terms.isMonthly }) else { return }
        for (index, shift) in plan.shifts.enumerated() where shift.day <= rules.days.last {
            for part in hourlyParts(of: shift) {
                hourlyWork.append(
                    WorkedHours(
                        day: shift.day, stretch: part.stretch, minutes: hourlyMinutes(of: index, in: part, rules)))
                for absence in absences where absence.shift == index && absence.share > .zero {
                    hourlyShares.append(
                        ShareAway(
                            day: shift.day, stretch: part.stretch, share: absence.share,
                            minutes: paidMinutes(of: index, in: part.interval, rules.classes)))
                }
            }
        }
    }

    /// The parts of a shift that the month pays by the hour.
    func hourlyParts(of shift: ScheduledShift) -> ShortList<StretchTime> {
        guard let inside = shift.interval.intersection(window) else { return [] }
        var parts = parts(of: inside)
        parts.removeAll { stretches[$0.stretch].terms.isMonthly }
        return parts
    }

    /// The paid minutes of a part of a shift of an hourly paid, without absence; shares of it stand in
    /// ``hourlyShares``, because they need not be whole minutes.
    func hourlyMinutes(of shift: Int, in part: StretchTime, _ rules: ABMonth) -> Int64 {
        var minutes = paidMinutes(of: shift, in: part.interval, rules.classes)
        for absence in absences where absence.shift == shift {
            minutes -= absentPaidMinutes(absence, plan.shifts[shift], part.interval, rules)
        }
        return minutes
    }

    private func absentPaidMinutes(
        _ absence: ShiftAbsence, _ shift: ScheduledShift, _ part: WorkInterval, _ rules: ABMonth
    ) -> Int64 {
        guard let interval = absence.interval else {
            return part.contains(shift.interval.start) ? absence.minutes : 0
        }
        guard let inside = interval.intersection(part) else { return 0 }
        return paidMinutes(of: absence.shift, in: inside, rules.classes)
    }

    /// Real minutes, or the clock's where the employer says so (decision A37).
    func paidMinutes(of shift: Int, in interval: WorkInterval, _ classes: ClockClasses) -> Int64 {
        var sum: Int64 = 0
        for piece in plan.pieces[plan.shifts[shift].pieces] where !(piece.isRepeatedHour && classes.countsByClock) {
            guard let inside = piece.interval.intersection(interval) else { continue }
            sum += inside.minutes.count + classes.clockMinutes(beside: inside)
        }
        return sum
    }

    /// Extra work cannot lie inside a shift that is worked, nor inside other extra work.
    private func checkFree(_ pieces: ShortList<WorkInterval>, _ day: Day, _ row: SourceRow?) throws(PayrollError) {
        for piece in pieces {
            // A shift begins on its day, so only one that began the day before or on one of the piece's can meet it.
            for index in plan.shifts(near: day) where plan.shifts[index].interval.overlaps(piece) {
                if isWhollyAbsent(index) { continue }
                throw PayrollError(
                    .overlap,
                    "Extra arbete \(day) ligger inuti det ordinarie passet. Rätta tiden, eller registrera ändrat pass.",
                    day: day, row: row)
            }
            let isTaken = extraWork.indices.contains { index in
                extraWork[index].pieces.contains { $0.overlaps(piece) }
            }
            if isTaken {
                throw PayrollError(
                    .overlap,
                    "Två registreringar av extra arbete \(day) överlappar varandra. Ta bort eller korta den ena.",
                    day: day, row: row)
            }
        }
    }
}
