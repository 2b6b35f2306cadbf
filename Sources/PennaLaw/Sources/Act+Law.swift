//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The acts, ordinances and decisions that rules refer to.
extension Act {
    /// Semesterlag.
    public static let semesterlagen = Act("SemL", "SFS 1977:480", "Semesterlag")
    /// Lag om sjuklön.
    public static let sjuklonelagen = Act("SjLL", "SFS 1991:1047", "Lag om sjuklön")
    /// Socialförsäkringsbalk.
    public static let socialforsakringsbalken = Act("SFB", "SFS 2010:110", "Socialförsäkringsbalk")
    /// Inkomstskattelag.
    public static let inkomstskattelagen = Act("IL", "SFS 1999:1229", "Inkomstskattelag")
    /// Socialavgiftslag.
    public static let socialavgiftslagen = Act("SAL", "SFS 2000:980", "Socialavgiftslag")
    /// Skatteförfarandelag.
    public static let skatteforfarandelagen = Act("SFL", "SFS 2011:1244", "Skatteförfarandelag")
    /// Skatteförfarandeförordning.
    public static let skatteforfarandeforordningen = Act("SFF", "SFS 2011:1261", "Skatteförfarandeförordning")
    /// Lag om arbetsgivares kvittningsrätt.
    public static let kvittningslagen = Act("Kvittningslagen", "SFS 1970:215", "Lag om arbetsgivares kvittningsrätt")
    /// Lag om särskild inkomstskatt för utomlands bosatta.
    public static let sink = Act(
        "Lag (1991:586)", "SFS 1991:586", "Lag om särskild inkomstskatt för utomlands bosatta")
    /// Lag om ändring i lagen (1991:586).
    public static let sink2026 = Act("SFS 2025:1355", "SFS 2025:1355", "Lag om ändring i lagen (1991:586)")
    /// Lag om särskild inkomstskatt för utomlands bosatta artister m.fl.
    public static let asink = Act(
        "Lag (1991:591)", "SFS 1991:591", "Lag om särskild inkomstskatt för utomlands bosatta artister m.fl.")
    /// Lag om särskild löneskatt på vissa förvärvsinkomster.
    public static let sarskildLoneskatt = Act(
        "Lag (1990:659)", "SFS 1990:659", "Lag om särskild löneskatt på vissa förvärvsinkomster")
    /// Lag om särskild löneskatt på pensionskostnader.
    public static let pensionsloneskatt = Act(
        "Lag (1991:687)", "SFS 1991:687", "Lag om särskild löneskatt på pensionskostnader")
    /// Lagen om lägre arbetsgivaravgifter för unga.
    public static let youthRate = Act(
        "Lag (2026:100)", "SFS 2026:100", "Lagen om lägre arbetsgivaravgifter för unga, prop. 2025/26:66")
    /// Regeringens proposition om karensavdrag.
    public static let sickPayBill = Act(
        "Prop. 2017/18:96", "Prop. 2017/18:96", "Regeringens proposition om karensavdrag")
    /// Skatteverkets föreskrifter om skatteavdrag på engångsbelopp 2024.
    public static let oneOffTables2024 = Act(
        "SKVFS 2023:21", "SKVFS 2023:21", "Skatteverkets föreskrifter om skatteavdrag på engångsbelopp 2024")
    /// Skatteverkets föreskrifter om skatteavdrag på engångsbelopp 2025.
    public static let oneOffTables2025 = Act(
        "SKVFS 2024:23", "SKVFS 2024:23", "Skatteverkets föreskrifter om skatteavdrag på engångsbelopp 2025")
    /// Skatteverkets föreskrifter om skatteavdrag på engångsbelopp 2026.
    public static let oneOffTables2026 = Act(
        "SKVFS 2025:21", "SKVFS 2025:21", "Skatteverkets föreskrifter om skatteavdrag på engångsbelopp 2026")
    /// Kronofogdemyndighetens föreskrifter om normalbelopp 2022.
    public static let normalbelopp2022 = Act(
        "KFMFS 2021:1", "KFMFS 2021:1", "Kronofogdemyndighetens föreskrifter om normalbelopp 2022")
    /// Kronofogdemyndighetens föreskrifter om normalbelopp 2023.
    public static let normalbelopp2023 = Act(
        "KFMFS 2022:1", "KFMFS 2022:1", "Kronofogdemyndighetens föreskrifter om normalbelopp 2023")

    /// All that the rules refer to, acts before what authorities decide.
    package static let all: [Act] = [
        semesterlagen, sjuklonelagen, socialforsakringsbalken, inkomstskattelagen, socialavgiftslagen,
        skatteforfarandelagen, skatteforfarandeforordningen, kvittningslagen, sink, sink2026, asink,
        sarskildLoneskatt, pensionsloneskatt, youthRate, sickPayBill, oneOffTables2024, oneOffTables2025,
        oneOffTables2026, normalbelopp2022, normalbelopp2023,
    ]
}
