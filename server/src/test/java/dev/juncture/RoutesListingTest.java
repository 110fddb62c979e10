package dev.juncture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.http.Router;
import dev.juncture.route.Route;
import dev.juncture.testing.JunctureTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JunctureTest
class RoutesListingTest {
    @Autowired
    Router router;

    @Test
    void listsEveryRouteInTheCommittedFile() throws IOException {
        String now = router.routes().stream().map(Route::toString).collect(Collectors.joining("\n", "", "\n"));
        assertThat(now.equals(committed()))
                .as(
                        "The routes differ from src/test/resources/routes.txt. If the change is intended, the file becomes:%n%n%s",
                        now)
                .isTrue();
    }

    private static String committed() throws IOException {
        try (InputStream listing = RoutesListingTest.class.getResourceAsStream("/routes.txt")) {
            return listing == null ? "" : new String(listing.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
