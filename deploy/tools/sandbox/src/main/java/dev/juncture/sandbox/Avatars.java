package dev.juncture.sandbox;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** {@code GET /avatars/{name}.svg}: the initials of any name on a colour that belongs to it. */
final class Avatars {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,60}\\.svg");

    private Avatars() {}

    static Answer answer(Request request) {
        String file = request.variable("name");
        if (!NAME.matcher(file).matches()) {
            return Answer.empty(404);
        }
        String name = file.substring(0, file.length() - 4);
        return Answer.of(200, "image/svg+xml", draw(name).getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "public, max-age=86400")
                .with("Cross-Origin-Resource-Policy", "cross-origin")
                .with("Content-Security-Policy", "default-src 'none'")
                .with("X-Content-Type-Options", "nosniff");
    }

    private static String draw(String name) {
        int hue = Math.floorMod(name.hashCode() * 47, 360);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48">
                <defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1">
                <stop offset="0" stop-color="hsl(%d 52%% 44%%)"/><stop offset="1" stop-color="hsl(%d 58%% 32%%)"/>
                </linearGradient></defs>
                <rect width="48" height="48" rx="10" fill="url(#g)"/>
                <text x="24" y="25" fill="#fff" font-family="system-ui, sans-serif" font-size="19" font-weight="600"
                text-anchor="middle" dominant-baseline="central">%s</text>
                </svg>
                """.formatted(hue, (hue + 24) % 360, initials(name));
    }

    private static String initials(String name) {
        StringBuilder initials = new StringBuilder();
        for (String word : name.split("-")) {
            if (!word.isEmpty() && initials.length() < 2) {
                initials.append(Character.toUpperCase(word.charAt(0)));
            }
        }
        return initials.toString();
    }
}
