//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// What `--help` prints.
enum Help {
    /// The help of a subcommand, or of the whole command.
    static func text(for command: String?) -> String {
        switch command {
        case "demo": demo
        case "run": run
        case "explain": explain
        case "tax": tax
        case "tax-table": TaxTableCommand.help
        case "rules": rules
        case "rulebook": RuleBookCommand.help
        case "holiday-debt": HolidayDebtCommand.help
        default: all
        }
    }

    private static let all = """
        penna – räknar löner enligt lag och AB, och visar varje krona på papper.

        Användning: penna KOMMANDO [val]

          demo       gör en påhittad lönecentral och räknar dess månad
          run        räknar en månad ur en mapp
          explain    visar en lönespecifikation med varje rad uträknad
          tax        slår upp preliminär skatt
          tax-table  skriver eller jämför ett års skattetabeller
          holiday-debt  visar semesterskulden en dag
          rules      listar alla regler med källa och säkerhet
          rulebook   skriver avtalets regelbok, paragraf för paragraf

        penna KOMMANDO --help beskriver kommandot.

        Slutkod: 0 alla betalda, 1 fel i kommandot eller oläsbart underlag, 2 räknat men någon person har fel.
        """

    private static let demo = """
        penna demo [--payslips N] [--seed S] [--output MAPP] [--threads N]

        Gör tio påhittade arbetsgivare med sammanlagt N lönespecifikationer (25000 om inget sägs), utbetalning
        2026-11-27, skriver dem som mappar, räknar månaden, bevisar varje rad och skriver resultatet.

          --payslips N    antal lönespecifikationer, 1–1000000 (25000)
          --seed S        fröet till slumpen; samma frö ger samma lönecentral (1)
          --output MAPP   var mapparna skrivs (penna-demo)
          --threads N     antal trådar (maskinens kärnor)
        """

    private static let run = """
        penna run MAPP --month ÅÅÅÅ-MM [--pay-date DATUM] [--output MAPP] [--known-at TID] [--threads N]

        Räknar en arbetsgivares löner. Mappen har employer.json, people.ndjson och registreringar i
        registrations.csv eller PAXml; se Documentation/InputFormat.md.

          --month ÅÅÅÅ-MM    utbetalningens månad
          --pay-date DATUM   utbetalningsdag (arbetsgivarens ordinarie dag i månaden)
          --output MAPP      var resultatet skrivs (MAPP/results)
          --known-at TID     räkna med det som var känt då, t.ex. 2026-11-20T12:00 (allt i mappen)
          --threads N        antal trådar (maskinens kärnor)
        """

    private static let explain = """
        penna explain MAPP PERSON --month ÅÅÅÅ-MM [--pay-date DATUM] [--known-at TID]

        Visar personens lönespecifikation med varje rad uträknad: formeln med talen i, resultatet, paragrafen och
        hur säker regeln är. PERSON är personnummer eller anställningsnummer.
        """

    private static let tax = """
        penna tax --year ÅR --table TABELL [--column KOLUMN] LÖN

        Slår upp preliminär skatt för en månadslön i kronor. Kolumn 1 om inget sägs.
        """

    private static let rules = """
        penna rules [--unconfirmed]

        Listar varje regel med formler, uppgifter per datum, källa och säkerhet. --unconfirmed visar bara det som inte
        är bekräftat: uppgivet eller obekräftat.
        """
}
