package dev.juncture.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** What a logger is told, whatever its level is elsewhere. */
public final class Logged implements AutoCloseable {
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();
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

    /** A line per event: message and key-value pairs. */
    public String text() {
        return events.list.stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage() + " " + event.getKeyValuePairs())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        logger.detachAppender(events);
        logger.setLevel(before);
    }
}
