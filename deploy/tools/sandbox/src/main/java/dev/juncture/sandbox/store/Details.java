package dev.juncture.sandbox.store;

import dev.juncture.sandbox.world.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import tools.jackson.databind.JsonNode;

/** The data of issues that are not fields: properties, comments, attachments. */
public final class Details {
    private final Map<Long, SortedMap<String, JsonNode>> properties = new ConcurrentHashMap<>();
    private final Map<Long, SortedMap<Long, Comment>> comments = new ConcurrentHashMap<>();
    private final SortedMap<Long, Attachment> attachments = new ConcurrentSkipListMap<>();
    private final AtomicLong lastId = new AtomicLong(9_999);

    /** The entity properties of an issue, by key. */
    public SortedMap<String, JsonNode> properties(long issue) {
        SortedMap<String, JsonNode> found = properties.get(issue);
        return found == null ? new TreeMap<>() : found;
    }

    /** Returns false when it replaces another one. */
    public boolean setProperty(long issue, String key, JsonNode value) {
        return properties
                        .computeIfAbsent(issue, unused -> new ConcurrentSkipListMap<>())
                        .put(key, value)
                == null;
    }

    /** Returns false when there was none. */
    public boolean deleteProperty(long issue, String key) {
        SortedMap<String, JsonNode> found = properties.get(issue);
        return found != null && found.remove(key) != null;
    }

    /** The comments on an issue, oldest first. */
    public List<Comment> comments(long issue) {
        SortedMap<Long, Comment> found = comments.get(issue);
        return found == null ? List.of() : List.copyOf(found.values());
    }

    public Optional<Comment> comment(long issue, long id) {
        return comments(issue).stream().filter(comment -> comment.id() == id).findFirst();
    }

    public Comment addComment(long issue, Person author, Comment.Draft draft, Instant at) {
        Comment comment = new Comment(
                lastId.incrementAndGet(), author, at, author, at, draft.body(), draft.visibility(), draft.properties());
        putComment(issue, comment);
        return comment;
    }

    public void putComment(long issue, Comment comment) {
        comments.computeIfAbsent(issue, unused -> new ConcurrentSkipListMap<>()).put(comment.id(), comment);
    }

    public void deleteComment(long issue, long id) {
        SortedMap<Long, Comment> found = comments.get(issue);
        if (found != null) {
            found.remove(id);
        }
    }

    public List<Attachment> attachments(long issue) {
        return attachments.values().stream()
                .filter(attachment -> attachment.issue() == issue)
                .toList();
    }

    public Optional<Attachment> attachment(long id) {
        return Optional.ofNullable(attachments.get(id));
    }

    /** @param withId makes the attachment from the next free id */
    public Attachment addAttachment(LongFunction<Attachment> withId) {
        Attachment attachment = withId.apply(lastId.incrementAndGet());
        attachments.put(attachment.id(), attachment);
        return attachment;
    }

    /** Returns false when there was none. */
    public boolean deleteAttachment(long id) {
        return attachments.remove(id) != null;
    }

    void forget(long issue) {
        properties.remove(issue);
        comments.remove(issue);
        attachments.values().removeIf(attachment -> attachment.issue() == issue);
    }
}
