package fr.quitus.app.door;

import java.util.List;

/** Files a bank would send, as small as they may be. */
final class BankPapers {
    static final String TREASURY = "FR7630006000011234567890189";

    private BankPapers() {}

    /** @param returned reason of a return, empty for none */
    record Line(
            String reference, String direction, String amount, String endToEndId, String remittance, String returned) {
        static Line debit(String reference, String amount, String endToEndId) {
            return new Line(reference, "DBIT", amount, endToEndId, "", "");
        }

        static Line credit(String reference, String amount, String remittance) {
            return new Line(reference, "CRDT", amount, "NOTPROVIDED", remittance, "");
        }

        static Line returned(String reference, String amount, String endToEndId, String reason) {
            return new Line(reference, "CRDT", amount, endToEndId, "", reason);
        }

        private String xml() {
            String reason = returned.isEmpty() ? "" : "<RtrInf><Rsn><Cd>" + returned + "</Cd></Rsn></RtrInf>";
            String text = remittance.isEmpty() ? "" : "<RmtInf><Ustrd>" + remittance + "</Ustrd></RmtInf>";
            return """
                    <Ntry><Amt Ccy="EUR">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
                     <BookgDt><Dt>2025-03-21</Dt></BookgDt><ValDt><Dt>2025-03-21</Dt></ValDt>
                     <AcctSvcrRef>%s</AcctSvcrRef><BkTxCd><Prtry><Cd>X</Cd></Prtry></BkTxCd>
                     <NtryDtls><TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs>%s%s</TxDtls></NtryDtls></Ntry>
                    """.formatted(amount, direction, reference, endToEndId, text, reason);
        }
    }

    static String camt053(String id, List<Line> lines) {
        StringBuilder entries = new StringBuilder();
        lines.forEach(line -> entries.append(line.xml()));
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
                <GrpHdr><MsgId>%s</MsgId><CreDtTm>2025-03-21T18:00:00+01:00</CreDtTm></GrpHdr>
                <Stmt><Id>%s</Id><CreDtTm>2025-03-21T18:00:00+01:00</CreDtTm>
                <Acct><Id><IBAN>%s</IBAN></Id></Acct>
                %s</Stmt></BkToCstmrStmt></Document>
                """.formatted(id, id, TREASURY, entries);
    }

    static String pain002(String id, String messageId, String endToEndId, String reason) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
                <GrpHdr><MsgId>%s</MsgId><CreDtTm>2025-03-20T18:00:00+01:00</CreDtTm></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>
                <GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
                <OrgnlPmtInfAndSts><OrgnlPmtInfId>%s-0001</OrgnlPmtInfId>
                <TxInfAndSts><OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>RJCT</TxSts>
                <StsRsnInf><Rsn><Cd>%s</Cd></Rsn></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts>
                </CstmrPmtStsRpt></Document>
                """.formatted(id, messageId, messageId, endToEndId, reason);
    }
}
