package dev.juncture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.http.Router;
import dev.juncture.route.Route;
import dev.juncture.testing.Generated;
import dev.juncture.testing.JunctureTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JunctureTest
class RoutesListingTest {
    @Autowired
    Router router;

    @Test
    void listsEveryRouteInTheCommittedFile() {
        String now = router.routes().stream().map(Route::toString).collect(Collectors.joining("\n", "", "\n"));
        Generated.assertUpToDate(Path.of("src/test/resources/routes.txt"), now, RoutesListingTest.class);
    }

    /** The documents have the routes of the backend in words, several of them in some lines. */
    @Test
    void documentsNameEveryRouteOfTheBackend() throws IOException {
        String documents;
        try (Stream<Path> files = Files.list(Path.of("../docs/api"))) {
            documents = files.map(Generated::read).collect(Collectors.joining());
        }
        assertThat(router.routes())
                .filteredOn(route -> route.path().startsWith("/api/backend/"))
                .extracting(route -> route.path().substring(route.path().lastIndexOf('/') + 1))
                .allSatisfy(name -> assertThat(documents).contains(name));
    }
}
