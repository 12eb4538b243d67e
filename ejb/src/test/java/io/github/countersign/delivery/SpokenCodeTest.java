package io.github.countersign.delivery;

import static io.github.countersign.delivery.MessageFixture.call;
import static io.github.countersign.delivery.MessageFixture.callFrom;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SpokenCodeTest {

    @Test
    void readsTheCodeThreeTimesWithPausesAndHangsUp() {
        String digits = "<Say language=\"en-US\">1, 2, 3, 4</Say><Pause length=\"1\"></Pause>"
                + "<Say language=\"en-US\">5, 6, 7, 8</Say><Pause length=\"1\"></Pause>";
        String again = "<Say language=\"en-US\">Again, your code is</Say>" + digits;

        assertThat(normalized(SpokenCode.of(call())))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>"
                        + "<Say language=\"en-US\">Hello. This is Lakeside Clinic. Your code is</Say>"
                        + digits
                        + again
                        + again
                        + "<Say language=\"en-US\">Goodbye.</Say><Hangup></Hangup></Response>");
    }

    @Test
    void neverLoops() {
        assertThat(SpokenCode.of(call())).doesNotContain("loop");
    }

    @Test
    void aNameIsTextAndNothingElse() throws Exception {
        String name = "A <Hangup/> & \"B\" ]]> 'é' 診療所 😀";

        assertThat(said(SpokenCode.of(callFrom(name))).get(0)).isEqualTo("Hello. This is " + name + ". Your code is");
    }

    @Test
    void aNameLosesWhatXmlCannotCarry() throws Exception {
        assertThat(said(SpokenCode.of(callFrom("Lake\u0000\u0001side\ud83d\uffff\n Clinic")))
                        .get(0))
                .isEqualTo("Hello. This is Lake side Clinic. Your code is");
    }

    @Test
    void callWithoutANameStillIntroducesTheCode() throws Exception {
        assertThat(said(SpokenCode.of(callFrom(" "))).get(0)).isEqualTo("Hello. Your code is");
    }

    @Test
    void isShortEnoughForTwilioWithTheLongestName() {
        assertThat(SpokenCode.of(callFrom("&".repeat(5000)))).hasSizeLessThan(4000);
    }

    private static String normalized(String twiml) {
        return twiml.replaceAll("<(Pause[^>]*|Hangup)/>", "<$1></$1>").replaceAll("</Pause [^>]*>", "</Pause>");
    }

    private static List<String> said(String twiml) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(twiml)));
        NodeList says = document.getElementsByTagName("Say");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < says.getLength(); i++) {
            texts.add(says.item(i).getTextContent());
        }
        return texts;
    }
}
