package fr.quitus.interchange.bank;

import fr.quitus.interchange.IncomingFile;
import java.nio.charset.StandardCharsets;

/** Bank files made by hand: a statement of one credit, one debit and one batch, as each version writes it. */
public final class CamtFiles {
    public static final String IBAN = "FR1420041010050500013M02606";

    private CamtFiles() {}

    /** Opening 1,000.00; + 250.00; - 100.00; - 60.00 in two transfers of which one came back; closing 1,090.00. */
    public static String statement(String version) {
        boolean coded = version.compareTo("07") > 0;
        String booked = coded ? "<Sts><Cd>BOOK</Cd></Sts>" : "<Sts>BOOK</Sts>";
        return """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.%s">
                <BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-03-23T06:00:00+01:00</CreDtTm></GrpHdr>
                <Stmt><Id>S1</Id><ElctrncSeqNb>12</ElctrncSeqNb><CreDtTm>2026-03-23T06:00:00</CreDtTm>
                <Acct><Id><IBAN>%s</IBAN></Id><Ccy>EUR</Ccy></Acct>
                %s
                %s
                <TxsSummry><TtlNtries><NbOfNtries>3</NbOfNtries></TtlNtries></TxsSummry>
                <Ntry><Amt Ccy="EUR">250.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>@<BookgDt><Dt>2026-03-22</Dt></BookgDt>
                <ValDt><Dt>2026-03-23</Dt></ValDt><AcctSvcrRef>R1</AcctSvcrRef>
                <NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>
                <RltdPties><Dbtr>%s</Dbtr>
                <DbtrAcct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></DbtrAcct></RltdPties>
                <RmtInf><Ustrd>Titre 3100000001</Ustrd><Ustrd>suite</Ustrd>
                <Strd><CdtrRefInf><Ref>RF18</Ref></CdtrRefInf></Strd></RmtInf>
                </TxDtls></NtryDtls></Ntry>
                <Ntry><Amt Ccy="EUR">100</Amt><CdtDbtInd>DBIT</CdtDbtInd>@
                <ValDt><DtTm>2026-03-22T23:30:00Z</DtTm></ValDt>
                <AcctSvcrRef>R2</AcctSvcrRef></Ntry>
                <Ntry><Amt Ccy="EUR">60.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><RvslInd>false</RvslInd>@
                <BookgDt><Dt>2026-03-23</Dt></BookgDt><AcctSvcrRef>R3</AcctSvcrRef>
                <NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch>
                <TxDtls><Refs><AcctSvcrRef>R3</AcctSvcrRef><InstrId>100000001</InstrId>
                <EndToEndId>100000001-1</EndToEndId></Refs>
                <AmtDtls><TxAmt><Amt Ccy="EUR">70.00</Amt></TxAmt></AmtDtls></TxDtls>
                <TxDtls><Refs><AcctSvcrRef>R3-B</AcctSvcrRef><EndToEndId>100000002-1</EndToEndId></Refs>
                <AmtDtls><TxAmt><Amt Ccy="EUR">10.00</Amt></TxAmt></AmtDtls><CdtDbtInd>CRDT</CdtDbtInd>
                <RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>compte</AddtlInf><AddtlInf>clos</AddtlInf></RtrInf></TxDtls>
                </NtryDtls></Ntry>
                </Stmt></BkToCstmrStmt></Document>
                """.formatted(
                        version,
                        IBAN,
                        balance("OPBD", "1000.00"),
                        balance("CLBD", "1090.00"),
                        coded ? "<Pty><Nm>Débiteur</Nm></Pty>" : "<Nm>Débiteur</Nm>")
                .replace("@", booked);
    }

    public static String balance(String code, String amount) {
        return """
                <Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">%s</Amt>\
                <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-22</Dt></Dt></Bal>""".formatted(code, amount);
    }

    public static String notification(String version) {
        return statement(version)
                .replace("camt.053", "camt.054")
                .replace("BkToCstmrStmt", "BkToCstmrDbtCdtNtfctn")
                .replace("<Stmt>", "<Ntfctn>")
                .replace("</Stmt>", "</Ntfctn>")
                .replaceAll("<Bal>.*</Bal>", "");
    }

    public static String report(String group, String transfers) {
        return """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
                <GrpHdr><MsgId>P1</MsgId><CreDtTm>2026-03-20T09:00:00</CreDtTm></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>2026-03-A</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>\
                %s</OrgnlGrpInfAndSts>
                <OrgnlPmtInfAndSts><OrgnlPmtInfId>2026-03-A-0001</OrgnlPmtInfId>
                %s</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>
                """.formatted(group, transfers);
    }

    public static String transfer(String endToEndId, String status) {
        return "<TxInfAndSts><OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>%s</TxSts></TxInfAndSts>\n"
                .formatted(endToEndId, status);
    }

    public static IncomingFile file(String text) {
        return IncomingFile.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
