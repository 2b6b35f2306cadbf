//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Testing

@testable import PennaBasics

@Suite struct VisibleTextTests {
    @Test("What a terminal obeys is shown as its code, at both ends of each range")
    func obeyed() {
        #expect("a\u{0}b\u{1F}c".visible == "a⟨U+0000⟩b⟨U+001F⟩c")
        #expect("\u{7F}\u{9F}\u{80}".visible == "⟨U+007F⟩⟨U+009F⟩⟨U+0080⟩")
        #expect("Anna\nNetto".visible == "Anna⟨U+000A⟩Netto")
        #expect("\u{202A}\u{202E}\u{2066}\u{2069}".visible == "⟨U+202A⟩⟨U+202E⟩⟨U+2066⟩⟨U+2069⟩")
        #expect("\r\n".visible == "⟨U+000D⟩⟨U+000A⟩")
    }

    @Test("Everything else is as it was")
    func others() {
        for text in ["", "Åsa Öberg-Lind", "1\u{A0}200,50 kr – €", "\u{20}~\u{A1}", "\u{2065}\u{206A}\u{200D}", "李"] {
            #expect(text.visible == text)
        }
    }
}
