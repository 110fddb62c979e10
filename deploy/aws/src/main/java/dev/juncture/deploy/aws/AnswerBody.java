package dev.juncture.deploy.aws;

import dev.juncture.edge.WholeAnswer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.databind.node.ObjectNode;

/** Writes an answer's body into a JSON document: text as it is, everything else in base64. */
final class AnswerBody {
    private AnswerBody() {}

    static void put(WholeAnswer answer, ObjectNode document) {
        byte[] bytes = answer.body();
        boolean mayBeText = bytes.length == 0 || isText(answer.headers().getFirst(HttpHeaders.CONTENT_TYPE));
        String text = mayBeText ? textOrNull(bytes) : null;
        document.put("body", text == null ? Base64.getEncoder().encodeToString(bytes) : text);
        document.put("isBase64Encoded", text == null);
    }

    private static boolean isText(@Nullable String contentType) {
        try {
            MediaType type = contentType == null ? null : MediaType.parseMediaType(contentType);
            return type != null
                    && (type.isCompatibleWith(MediaType.APPLICATION_JSON)
                            || "json".equals(type.getSubtypeSuffix())
                            || "text".equals(type.getType()));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    /** Returns null for bytes that are not UTF-8, because they must arrive unchanged. */
    private static @Nullable String textOrNull(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException otherCharset) {
            return null;
        }
    }
}
