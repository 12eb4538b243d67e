package io.github.countersign.delivery;

/** A notice in words, for one text message or for reading aloud. */
final class NoticeText {

    /** Says who writes where the practice's name has none of the characters of a message. */
    private static final String PRODUCT = "Countersign";

    private NoticeText() {}

    /** One message of 160 septets. Names that do not fit are shortened, the practice's first. */
    static String written(Notice notice) {
        Wording wording = Wording.in(notice.locale());
        String practice = orElse(Gsm7.name(notice.practiceName()), PRODUCT);
        String by = Gsm7.shorten(orElse(Gsm7.name(notice.by()), wording.say("notice.somebody")), 40);
        int room = Gsm7.MESSAGE - Gsm7.septets(sentence(wording, notice, "", by));
        return sentence(wording, notice, Gsm7.shorten(practice, Math.max(0, room)), by);
    }

    private static String orElse(String name, String otherwise) {
        return name.isEmpty() ? otherwise : name;
    }

    private static String sentence(Wording wording, Notice notice, String practice, String by) {
        return Gsm7.encodable(wording.say(notice.change().key(), practice, by));
    }

    static String spoken(Notice notice) {
        return Wording.in(notice.locale())
                .say(notice.change().key(), SpokenCode.name(notice.practiceName()), SpokenCode.name(notice.by()));
    }
}
