//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

extension JSONDocument {
    /// What is wrong in the text and what to do about it.
    ///
    /// - Parameters:
    ///   - offset: where in `bytes` the fault is; the message quotes the character there when that helps.
    ///   - isInObject: whether the innermost open container is an object rather than an array.
    func message(
        for code: JSONError.Code, at offset: Int, isInObject: Bool, maximumDepth: Int
    ) -> String {
        let found = character(at: offset)
        switch code {
        case .emptyInput:
            return "Texten är tom. Ange ett JSON-värde."
        case .byteOrderMark:
            return "Texten börjar med en byteordningsmarkering (BOM). Spara filen som UTF-8 utan BOM."
        case .inputTooLarge:
            return "Texten är längre än 2 147 483 647 byte. Dela upp den, till exempel på en rad per person (NDJSON)."
        case .unexpectedEnd:
            return "Texten tar slut mitt i ett värde. Kontrollera att hela filen kom med."
        case .expectedValue:
            return "Här väntas ett värde, men här står \(found). \(advice(at: offset))"
        case .expectedKey:
            return "Här väntas en nyckel inom citattecken (\"), men här står \(found). \(advice(at: offset))"
        case .expectedColon:
            return "Här väntas ett kolon mellan nyckel och värde, men här står \(found). Sätt dit kolon."
        case .expectedSeparator:
            let closer = isInObject ? "}" : "]"
            return "Här väntas ett kommatecken eller ”\(closer)”, men här står \(found). "
                + "Kontrollera vad som saknas efter föregående värde."
        case .trailingComma:
            return "Kommatecknet följs inte av något värde. Ta bort det."
        case .trailingContent:
            return "Texten innehåller mer än ett värde: efter det första står \(found). Ta bort resten eller lägg "
                + "värdena i en lista."
        case .invalidLiteral:
            return "Ordet som börjar med \(found) är inget JSON-värde. Skriv true, false eller null med små bokstäver, "
                + "eller sätt texten inom citattecken (\")."
        case .invalidNumber:
            return "Talet är felskrivet vid \(found). Skriv tal som 0, -12, 0.5 eller 1e3: punkt som decimaltecken med "
                + "siffror på båda sidor, inget plustecken och ingen inledande nolla."
        default:
            return stringMessage(for: code, found: found, maximumDepth: maximumDepth)
        }
    }

    private func stringMessage(for code: JSONError.Code, found: String, maximumDepth: Int) -> String {
        switch code {
        case .controlCharacter:
            "Texten innehåller styrtecknet \(found). Skriv det som en flyktsekvens, till exempel \\n eller \\t, "
                + "eller kontrollera att citattecknet sist inte saknas."
        case .invalidEscape:
            "Flyktsekvensen efter \\ är okänd. Tillåtna är \\\" \\\\ \\/ \\b \\f \\n \\r \\t och \\u med fyra "
                + "hexadecimala siffror."
        case .loneSurrogate:
            "Flyktsekvensen är ett halvt surrogatpar och motsvarar inget tecken. Skriv båda halvorna, eller tecknet "
                + "självt i UTF-8."
        case .invalidUTF8:
            "Här står \(found), som inte är giltig UTF-8. Spara filen med teckenkodningen UTF-8."
        case .duplicateKey:
            "Nyckeln står redan tidigare i samma objekt. Ta bort den ena."
        case .tooDeep:
            "Listor och objekt är nästlade i fler än \(maximumDepth) nivåer. Förenkla strukturen."
        default:
            "Värdet går inte att läsa. Kontrollera det."
        }
    }

    /// Advice for what people write when they know other languages than JSON.
    private func advice(at offset: Int) -> String {
        guard offset < bytes.count else { return "Fyll i det som saknas." }
        switch bytes[offset] {
        case 0x27: return "Byt ' mot citattecken (\")."
        case 0x2F, 0x23: return "JSON har inga kommentarer; ta bort den."
        case JSONByte.comma: return "Ta bort kommatecknet eller fyll i det som saknas."
        default: return "Fyll i det som saknas, eller ta bort tecknet."
        }
    }

    /// The character at an offset as a reader can recognise it: ”x”, U+0007, or the bare byte if it is not UTF-8.
    private func character(at offset: Int) -> String {
        guard offset < range.upperBound else { return "textens slut" }
        var iterator = bytes[offset..<min(offset + 4, range.upperBound)].makeIterator()
        var decoder = UTF8()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else {
            return "byten 0x" + hexadecimal(UInt32(bytes[offset]), digits: 2)
        }
        if scalar.value < 0x20 || (0x7F...0xA0).contains(scalar.value) || scalar.properties.isDefaultIgnorableCodePoint
        {
            return "U+" + hexadecimal(scalar.value, digits: 4)
        }
        return "”\(Character(scalar))”"
    }

    private func hexadecimal(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}

extension JSONKind {
    /// The kind with its article, as Swedish messages name it.
    var swedishName: String {
        switch self {
        case .null: "null"
        case .bool: "ett sanningsvärde (true eller false)"
        case .number: "ett tal"
        case .string: "en text"
        case .array: "en lista"
        case .object: "ett objekt"
        }
    }
}
