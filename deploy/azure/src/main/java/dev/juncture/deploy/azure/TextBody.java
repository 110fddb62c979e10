package dev.juncture.deploy.azure;

import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * Bodies that the platform hands over as text. The host decodes most types as UTF-8, and its worker makes a text of the bytes
 * of forms and octet streams. Both replace what is no UTF-8 and report nothing, so a body that may have been damaged refuses
 * to be read.
 */
final class TextBody {
    private static final Pattern TEXT = Pattern.compile(
            "(text/.*|application/(.*\\+)?(json|xml)|application/(x-www-form-urlencoded|javascript|graphql))\\s*(;.*)?",
            Pattern.CASE_INSENSITIVE);

    private TextBody() {}

    static InputStream of(Optional<String> text, HttpHeaders headers) {
        byte[] bytes = text.orElse("").getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0) {
            return InputStream.nullInputStream();
        }
        String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        if (type != null && !TEXT.matcher(type.strip()).matches()) {
            return new DamagedBody(
                    bytes[0],
                    new ApiException(
                            ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                            "On Azure, a body that is not text does not arrive as it was sent: send files to"
                                    + " add-attachment as multipart/form-data, and everything else as JSON."));
        }
        String length = headers.getFirst(HttpHeaders.CONTENT_LENGTH);
        boolean whole = length == null || length.equals(String.valueOf(bytes.length));
        return whole
                ? new ByteArrayInputStream(bytes)
                : new DamagedBody(
                        bytes[0],
                        new ApiException(
                                ErrorCode.INVALID_REQUEST,
                                "The body is not text in UTF-8 without a byte order mark: send it in this encoding."));
    }

    /** Shows by its first byte that there is a body, so that a route that takes none of this type can say so itself. */
    private static final class DamagedBody extends InputStream {
        private final byte first;
        private final ApiException refusal;
        private boolean started;

        DamagedBody(byte first, ApiException refusal) {
            this.first = first;
            this.refusal = refusal;
        }

        @Override
        public int read() {
            if (started) {
                throw refusal;
            }
            started = true;
            return first & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (length != 1) {
                throw refusal;
            }
            bytes[offset] = (byte) read();
            return 1;
        }
    }
}
