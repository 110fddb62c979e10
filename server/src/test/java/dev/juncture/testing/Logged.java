package dev.juncture.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** Records the events of a logger at INFO and above, also when its configured level is higher. */
public final class Logged implements AutoCloseable {
    private final ListAppender<ILoggingEvent> events = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            super.append(event);
        }
    };
    private final Logger logger;
    private final Level before;

    private Logged(Logger logger) {
        this.logger = logger;
        this.before = logger.getLevel();
        events.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(events);
    }

    public static Logged by(String logger) {
        return new Logged((Logger) LoggerFactory.getLogger(logger));
    }

    /** Returns one line per event: level, message, key-value pairs and context. */
    public String text() {
        return events.list.stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage() + " " + event.getKeyValuePairs()
                        + " " + event.getMDCPropertyMap())
                .collect(Collectors.joining("\n"));
    }

    /** @throws AssertionError when a line has a name twice: a structured log drops such a line */
    @Override
    public void close() {
        logger.detachAppender(events);
        logger.setLevel(before);
        assertThat(events.list).allSatisfy(event -> {
            Stream<KeyValuePair> pairs =
                    Stream.ofNullable(event.getKeyValuePairs()).flatMap(List::stream);
            List<String> names = Stream.concat(pairs.map(pair -> pair.key), event.getMDCPropertyMap().keySet().stream())
                    .toList();
            assertThat(names).as(event.getFormattedMessage()).doesNotHaveDuplicates();
        });
    }
}
