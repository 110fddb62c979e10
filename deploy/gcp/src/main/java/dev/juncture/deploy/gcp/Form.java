package dev.juncture.deploy.gcp;

import com.google.cloud.functions.HttpRequest;
import dev.juncture.error.ApiException;
import dev.juncture.error.ErrorCode;
import dev.juncture.http.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Assembles a form again. Since its second version the invoker reads a form before it calls a function, and leaves no body.
 * When several parts have one name, it keeps only the last.
 */
final class Form {
    /** The smallest length of a part without its content and the boundary. */
    private static final int LEAST_PART = "--\r\nContent-Disposition: form-data; name=\"\"\r\n\r\n\r\n".length();

    private Form() {}

    /** @throws ApiException when the invoker lost a part, or when nothing shows whether it did */
    static Request restored(HttpRequest platform, Request request) throws IOException {
        String type = platform.getContentType().orElse("");
        if (!type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
            return request;
        }
        PushbackInputStream untouched = new PushbackInputStream(request.body());
        int first = firstOf(untouched);
        if (first >= 0) {
            untouched.unread(first);
            return with(request, request.headers(), untouched);
        }
        boolean chunked = request.headers().getFirst(HttpHeaders.TRANSFER_ENCODING) != null;
        if (platform.getContentLength() <= 0 && !chunked) {
            return request;
        }
        if (chunked) {
            throw refusal("Send a form with its Content-Length: without one, this platform may lose a part of it.");
        }
        return assembled(platform, request, boundary(type));
    }

    /** Returns the first byte, or -1. A form that broke off while the invoker read it cannot be read at all. */
    private static int firstOf(InputStream body) {
        try {
            return body.read();
        } catch (IOException broken) {
            return -1;
        }
    }

    private static Request assembled(HttpRequest platform, Request request, String boundary) throws IOException {
        List<InputStream> pieces = new ArrayList<>();
        long length = 0;
        for (HttpRequest.HttpPart part : parts(platform)) {
            byte[] head = head(boundary, part);
            pieces.add(new ByteArrayInputStream(head));
            pieces.add(part.getInputStream());
            pieces.add(new ByteArrayInputStream(bytes("\r\n")));
            length += head.length + part.getContentLength() + 2;
        }
        byte[] end = bytes("--" + boundary + "--\r\n");
        pieces.add(new ByteArrayInputStream(end));
        length += end.length;
        if (platform.getContentLength() - length >= LEAST_PART + boundary.length()) {
            throw refusal(
                    "Send each file in a separate form: of several parts with one name, this platform keeps only the last.");
        }
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(request.headers());
        headers.setContentLength(length);
        return with(request, headers, new SequenceInputStream(Collections.enumeration(pieces)));
    }

    private static Collection<HttpRequest.HttpPart> parts(HttpRequest platform) {
        try {
            return platform.getParts().values();
        } catch (RuntimeException unreadable) {
            throw refusal("The form cannot be read: send multipart/form-data with a boundary and complete parts.");
        }
    }

    private static byte[] head(String boundary, HttpRequest.HttpPart part) {
        StringBuilder head = new StringBuilder("--").append(boundary).append("\r\n");
        part.getHeaders()
                .forEach((name, values) -> values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n")));
        return bytes(head.append("\r\n").toString());
    }

    private static String boundary(String type) {
        try {
            String boundary = MediaType.parseMediaType(type).getParameter("boundary");
            return boundary == null ? "" : boundary.replace("\"", "");
        } catch (InvalidMediaTypeException none) {
            return "";
        }
    }

    private static Request with(Request request, HttpHeaders headers, InputStream body) {
        return new Request(request.method(), request.path(), request.query(), headers, body, request.remoteAddress());
    }

    private static ApiException refusal(String sentence) {
        return new ApiException(ErrorCode.INVALID_REQUEST, sentence);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
