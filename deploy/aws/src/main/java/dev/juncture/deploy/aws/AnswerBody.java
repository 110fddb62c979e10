package dev.juncture.deploy.aws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.databind.node.ObjectNode;

/** An answer's body on its way into a JSON document: text as it is, everything else in base64. */
final class AnswerBody extends OutputStream {
    /** More was written than may be answered. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int most;

    AnswerBody(int most) {
        this.most = most;
    }

    @Override
    public void write(int one) throws TooLarge {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] part, int offset, int length) throws TooLarge {
        if (length > most - bytes.size()) {
            throw new TooLarge();
        }
        bytes.write(part, offset, length);
    }

    void putInto(ObjectNode answer, @Nullable String contentType) {
        String text = bytes.size() == 0 ? "" : isText(contentType) ? textOrNull() : null;
        answer.put("body", text == null ? Base64.getEncoder().encodeToString(bytes.toByteArray()) : text);
        answer.put("isBase64Encoded", text == null);
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

    /** Null when it is no UTF-8 after all: its bytes must not change on the way. */
    private @Nullable String textOrNull() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException otherCharset) {
            return null;
        }
    }
}
