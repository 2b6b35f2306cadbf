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
        case "year": YearCommand.help
        case "rules": rules
        case "rulebook": RuleBookCommand.help
        case "holiday-debt": HolidayDebtCommand.help
        case "calendar": CalendarCommand.help
        case "status": StatusCommand.help
        case "approve", "take-back", "lock": StepCommand(rawValue: command ?? "")?.help ?? all
        case "agi": AGICommand.help
        case "file": FileCommand.help
        case "correct": CorrectCommand.help
        case "verify": VerifyCommand.help
        case "simulate": SimulateCommand.help
        case "diff": DiffCommand.help
        case "why": WhyCommand.help
        case "income": IncomeCommand.help
        case "extract", "erase": PersonCommand(rawValue: command ?? "")?.help ?? all
        default: all
        }
    }

    private static let all = """
        penna – räknar löner enligt lag och AB, och visar hur varje krona har räknats.

        Användning: penna KOMMANDO [val]

          demo       gör en påhittad lönecentral och räknar dess månad
          run        räknar en månad ur en mapp
          why        säger varför två lönespecifikationer skiljer
          simulate   räknar med uppgifter som ingen har registrerat, och jämför
          explain    visar en lönespecifikation med varje rad uträknad
          file       skriver filer till Skatteverket, banken och bokföringen, och listor
          tax        slår upp preliminär skatt
          tax-table  skriver eller jämför ett års skattetabeller
          year       gör, fyller och prövar ett årsdokument: tabeller och uppgifter för ett nytt år
          holiday-debt  visar semesterskulden en dag
          calendar   visar de närmaste utbetalningsdagarna
          rules      listar alla regler med källa och säkerhet
          rulebook   skriver avtalets regelbok, paragraf för paragraf

        Med ett lager (--store FIL), där ingenting glöms och ingenting skrivs över:

          run --store  registrerar mappens uppgifter och räknar körningen med rättelser
          status       visar körningarna och hur långt de har kommit
          approve      attesterar en körning; take-back tar tillbaka attesten
          lock         låser en attesterad körning
          agi          skriver månadens arbetsgivardeklaration ur dess låsta körningar
          correct      visar vad nyare uppgifter ändrar i betalda månader
          diff         jämför två lagrade körningar
          verify       räknar om lagrade körningar och prövar kvittona
          income       skriver vad en person har fått betalt i en period
          extract      skriver ett registerutdrag; erase gallrar en person

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
        penna run MAPP... --month ÅÅÅÅ-MM [--pay-date DATUM] [--output MAPP] [--known-at TID] [--threads N]
            [--year FIL]... [--agreement FIL]... [--provisional] [--files]
        penna run MAPP --month ÅÅÅÅ-MM --store FIL ...

        Räknar en arbetsgivares löner, eller fleras efter varandra. Varje mapp har employer.json, people.ndjson eller
        people.csv, och registreringar i registrations.csv eller PAXml. Nya löner kan stå i raises.csv, och det som ett
        annat system lämnade i opening.csv; se Documentation/Underlag.md. En mapp som inte kan läsas hindrar inte de
        andra; slutkoden är då 1. Resultatet är bland annat personer.csv, en rad per
        person som Excel öppnar, lines.csv med varje lönerad och errors.csv med allt som ska ses över.

          --month ÅÅÅÅ-MM    utbetalningens månad
          --pay-date DATUM   utbetalningsdag (arbetsgivarens ordinarie dag i månaden, eller närmaste bankdag före)
          --output MAPP      var resultatet skrivs (MAPP/results); av flera mappar får var och en en egen där, och
                             summary.json har alla tillsammans
          --known-at TID     räkna med det som var känt då, t.ex. 2026-11-20T12:00 (allt i mappen)
          --threads N        antal trådar (maskinens kärnor)
          --year FIL         årsdokument för ett år som inte är inbyggt, t.ex. year-2027.json, eller daterade uppgifter, t.ex.
                             en ny version av avtalet (ab-27.json); kan stå flera gånger
          --provisional      förra årets tabeller och uppgifter står in för det som saknas: för att förbereda januari i
                             december. Varje lönespecifikation säger det, och körningen kan inte attesteras

          --agreement FIL    avtal som ett dokument deklarerar (Documentation/DeclareAnAgreement.md); kan stå flera gånger
          --files            skriv också filerna till andra, i mappen filer bland resultaten; se penna file

        --year och --agreement finns i alla kommandon som räknar, läser ett lager eller listar regler. Ett dokument anges en
        gång; utan det som en körning är räknad med kan den varken attesteras, låsas eller räknas om.

        Med ett lager registreras mappens uppgifter, och körningen räknas ur allt som är känt, med rättelser av månader
        som redan är betalda. withdrawals.csv i mappen (employment;kind;from;to) tar tillbaka registreringar. Första
        gången blir carry.ndjson och opening.csv det ingående läget. Körningen lagras som preliminär; se penna approve och penna lock.

          --store FIL        lagret
          --kind SLAG        ordinarie, extra eller slutlon (ordinarie)
          --number N         vilken av flera körningar av ett slag samma dag (1)
          --exclude P,P      personer som tas ur körningen, med personnummer eller anställningsnummer
          --only P,P         bara de personerna
          --complete         mappen har alla registreringar i den månad vars avvikelser körningen betalar: de som lagret
                             har och mappen inte har återkallas (annars sägs de till)
          --by NAMN          vem som räknar (datorns användare)
          --now TID          när uppgifterna registreras (nu)
        """

    private static let explain = """
        penna explain MAPP PERSON --month ÅÅÅÅ-MM [--pay-date DATUM] [--known-at TID] [--store FIL]
            [--year FIL]... [--agreement FIL]... [--provisional]

        Visar personens lönespecifikation med varje rad uträknad: formeln med talen i, resultatet, paragrafen och
        hur säker regeln är. PERSON är personnummer eller anställningsnummer. Med --store visas den lagrade körningens
        lönespecifikation, med rättelser av tidigare månader och deras orsak.
        """

    private static let tax = """
        penna tax --year ÅR --table TABELL [--column KOLUMN] [--document FIL] LÖN

        Slår upp preliminär skatt för en månadslön i kronor. Kolumn 1 om inget sägs. --document är ett årsdokument för ett
        år som inte är inbyggt; se penna year.
        """

    private static let rules = """
        penna rules [--unconfirmed | --controls] [--year FIL]... [--agreement FIL]...

        Listar varje regel med formler, uppgifter per datum, källa och säkerhet. --unconfirmed visar bara det som inte
        är bekräftat: uppgivet eller obekräftat. Med --year visas också dokumentets uppgifter. Regler som går efter
        klockan, som OB, visar timmarna en vanlig vecka.
        --controls visar kontrollerna som körs före lön, med gränser. En gräns ändras i settings i employer.json med sin
        nyckel; 0 stänger av kontrollen.
        """
}
