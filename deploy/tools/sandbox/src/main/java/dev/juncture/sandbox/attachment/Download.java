package dev.juncture.sandbox.attachment;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Params;
import dev.juncture.sandbox.http.Region;
import dev.juncture.sandbox.http.Request;
import dev.juncture.sandbox.store.Attachment;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers with the content of an attachment, or with the requested range of it. */
final class Download {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    private Download() {}

    static Answer of(Request request, Attachment attachment) {
        Region content = attachment.content();
        Optional<Matcher> range = request.header("Range")
                .map(RANGE::matcher)
                .filter(Matcher::matches)
                .filter(Download::says);
        if (range.isEmpty()) {
            return named(Answer.file(200, attachment.type(), content), attachment);
        }
        String first = range.get().group(1);
        String last = range.get().group(2);
        long from = first.isEmpty() ? Math.max(0, content.length() - Long.parseLong(last)) : Long.parseLong(first);
        long to = first.isEmpty() || last.isEmpty()
                ? content.length() - 1
                : Math.min(content.length() - 1, Long.parseLong(last));
        if (from > to) {
            return Answer.empty(416).with("Content-Range", "bytes */" + content.length());
        }
        Answer part = Answer.file(206, attachment.type(), content.part(from, to - from + 1))
                .with("Content-Range", "bytes " + from + "-" + to + "/" + content.length());
        return named(part, attachment);
    }

    private static boolean says(Matcher range) {
        return !range.group(1).isEmpty() || !range.group(2).isEmpty();
    }

    private static Answer named(Answer answer, Attachment attachment) {
        return answer.with("Accept-Ranges", "bytes")
                .with("Content-Disposition", "attachment; filename*=UTF-8''" + Params.encode(attachment.name()));
    }
}
