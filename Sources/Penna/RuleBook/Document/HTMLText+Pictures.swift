//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

/// The worked examples and the hours of a week as HTML.
extension HTMLText {
    static func examples(_ examples: [BookExample]) -> String {
        "<div class=\"examples\">\n" + examples.map(example).joined(separator: "\n") + "\n</div>"
    }

    private static func example(_ example: BookExample) -> String {
        var text = "<div class=\"example\">"
        if !example.employers.isEmpty { text += "<p class=\"whose\">\(escaped(example.employers))</p>" }
        if example.lines.isEmpty { text += "<p>Inga rader.</p>" }
        for line in example.lines {
            text += "<div class=\"line\"><p class=\"name\"><strong>\(escaped(line.item))</strong> "
            text += "<span class=\"nb\">\(escaped(line.amount))</span></p>\n<ol class=\"stairs\">"
            text += step("formel", line.working.words, "")
            text += step("med tal", line.working.numbers, "")
            for (index, step) in line.working.steps.enumerated() {
                text += self.step(index == 0 ? "steg" : "", step.expression, step.result)
            }
            let proof = line.isProved ? "✓ bevisad" : "INTE BEVISAD"
            text += "<li class=\"sum\"><span>resultat</span> <span class=\"proof\">\(proof)</span> "
            text += "<span class=\"num\">\(escaped(line.amount))</span></li></ol></div>\n"
        }
        return text + "</div>"
    }

    private static func step(_ label: String, _ expression: String, _ result: String) -> String {
        "<li><span>\(label)</span> <code>\(escaped(expression))</code> "
            + "<span class=\"num\">\(result.isEmpty ? "" : "= " + escaped(result))</span></li>"
    }

    static func week(_ week: BookWeek) -> String {
        var text = "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\(escaped(week.caption.plain))\">"
        text += "<table class=\"week\"><caption>\(inline(week.caption))</caption>\n<colgroup><col class=\"day\" />"
        text += "<col span=\"48\" /></colgroup>\n<thead><tr><th scope=\"col\">Dag</th>"
        for hour in 0..<24 { text += "<th scope=\"col\" colspan=\"2\">\(hour)</th>" }
        text += "</tr></thead>\n<tbody>"
        for row in week.rows {
            text += "<tr><th scope=\"row\">\(row.day.swedishWeekday) <span class=\"nb\">\(row.day)</span>"
            text += (row.name.isEmpty ? "" : "<small>\(escaped(row.name))</small>") + "</th>"
            for run in row.runs { text += cell(run, row.day, week.classes) }
            text += "</tr>\n"
        }
        return text + "</tbody></table></div>"
    }

    private static func cell(_ run: BookWeek.Run, _ day: Day, _ classes: [BookWeek.Class]) -> String {
        let clock = "\(time(run.from))–\(time(run.to))"
        let width = "colspan=\"\(run.to - run.from)\" style=\"--h:\(run.to - run.from)\""
        guard let index = run.index else {
            return "<td class=\"none\" \(width) title=\"\(clock): inget tillägg\">·</td>"
        }
        let found = classes[index]
        let amount = run.to - run.from >= 6 ? " <small>\(escaped(found.amount))</small>" : ""
        return "<td class=\"k\(index)\" \(width) title=\"\(day.swedishWeekday) \(clock): "
            + "\(escaped(found.name)), \(escaped(found.amount))\"><b>\(escaped(found.mark))</b>\(amount)</td>"
    }

    private static func time(_ slot: Int) -> String { slot % 2 == 0 ? "\(slot / 2)" : "\(slot / 2).30" }
}
