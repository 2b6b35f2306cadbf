//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 13 Heltidsmått: the weekly hours of full time by kind of schedule.
enum FullTimeMeasure {
    static let rule = RuleDescription(paragraph: "AB § 13", name: "Heltidsmått")

    static let payItems: [PayItem] = []
}
