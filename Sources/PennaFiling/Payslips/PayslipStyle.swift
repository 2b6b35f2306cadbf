//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// How payslips look: on a screen, on a phone and on A4.
enum PayslipStyle {
    static let css = """
        :root{color-scheme:light}
        *{box-sizing:border-box}
        body{margin:0;background:#fff;color:#1a1a1a;font:16px/1.45 system-ui,sans-serif}
        main{max-width:52rem;margin:0 auto;padding:1.5rem 1rem}
        header p{margin:.1rem 0}
        h1{margin:.2rem 0 .6rem;font-size:1.6rem}
        .warning{font-weight:700;color:#8a1c00}
        .net{display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:baseline;margin:.8rem 0 .2rem;padding:.6rem .8rem;background:#eef3f0;border-left:.3rem solid #22543d}
        .net strong{font-size:1.5rem}
        table{width:100%;border-collapse:collapse;margin-top:1.5rem;table-layout:auto}
        caption{text-align:left;font-weight:700;padding-bottom:.3rem}
        th,td{padding:.3rem .4rem;border-bottom:1px solid #d4d4d4;vertical-align:top;text-align:right}
        thead th{font-size:.85rem;color:#444}
        th:first-child,td:first-child{text-align:left}
        tbody th{font-weight:400;text-align:left;overflow-wrap:anywhere}
        small{display:block;color:#444}
        td{font-variant-numeric:tabular-nums;white-space:nowrap}
        details{font-size:.85rem;color:#333}
        summary{cursor:pointer;color:#22543d}
        details p{margin:.1rem 0;overflow-wrap:anywhere}
        .stairs td:last-child{width:40%}
        .stairs i{display:block;height:1rem;background:#22543d}
        .month{table-layout:fixed}
        .month td,.month th{text-align:left;border:1px solid #d4d4d4;padding:.2rem .3rem}
        .month td{white-space:normal;height:3.4rem;font-size:.78rem;line-height:1.25}
        .month span{display:block;overflow-wrap:anywhere}
        .month .free{background:#f6f6f6}
        .month .work{background:#e6f0ea}
        .month .absent{background:#fbe9d7}
        .month .extra{background:#e3e8f7}
        .month .red b{color:#a01010}
        @media (max-width:36rem){body{font-size:15px}table{font-size:.82rem}th,td{padding:.25rem .2rem}thead th{font-size:.72rem}.month td{font-size:.68rem;padding:.15rem}}
        @media print{@page{size:A4;margin:15mm}body{font-size:10.5pt}main{max-width:none;padding:0}details{display:none}table,.net{break-inside:avoid}.stairs i,.net,.month td{print-color-adjust:exact}}
        """
}
