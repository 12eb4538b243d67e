package io.github.countersign;

import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.CodeMessage;
import io.github.countersign.delivery.CodeSender;
import io.github.countersign.delivery.Delivery;
import io.github.countersign.delivery.Fate;
import io.github.countersign.delivery.Notice;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A sender that keeps the messages, and answers as a test wants. */
public final class KeptMessages implements CodeSender {

    private final List<CodeMessage> messages = new CopyOnWriteArrayList<>();
    private final List<Notice> notices = new CopyOnWriteArrayList<>();
    private volatile @Nullable RuntimeException failure;
    private volatile Runnable whileSending = () -> {};
    private volatile Delivery answer = new Delivery.Accepted("SM1");
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Fate fate = new Fate.Open();

    @Override
    public Delivery send(CodeMessage message) {
        messages.add(message);
        whileSending.run();
        if (failure != null) {
            throw failure;
        }
        return answer;
    }

    @Override
    public Delivery tell(Notice notice) {
        notices.add(notice);
        if (failure != null) {
            throw failure;
        }
        return answer;
    }

    @Override
    public Fate fate(String providerId, Channel channel) {
        asked.add(providerId);
        if (failure != null) {
            throw failure;
        }
        return fate;
    }

    /** What became of every message. */
    public void fateIs(Fate fateOfAll) {
        fate = fateOfAll;
    }

    /** The messages that it was asked about. */
    public List<String> asked() {
        return asked;
    }

    public List<Notice> notices() {
        return notices;
    }

    public Notice lastNotice() {
        return notices.get(notices.size() - 1);
    }

    /** A check to run during the call to the provider. */
    public void whileSending(Runnable look) {
        whileSending = look;
    }

    public void breakWith(RuntimeException exception) {
        failure = exception;
    }

    public void answerWith(Delivery delivery) {
        failure = null;
        answer = delivery;
    }

    public int count() {
        return messages.size();
    }

    public List<CodeMessage> all() {
        return messages;
    }

    public CodeMessage last() {
        return messages.get(messages.size() - 1);
    }

    /** The digits of the newest code. */
    public String lastCode() {
        return last().code().digits();
    }
}
