package dev.juncture.jira.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.jira.JiraSettings;
import dev.juncture.provider.Scopes;
import dev.juncture.testing.JunctureTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JunctureTest
class MissingScopesTest {
    private static final JiraOperation BOARDS = () -> List.of("read:board", "read:project");
    private static final JiraOperation ISSUES = new JiraOperation() {
        @Override
        public List<String> scopes() {
            return List.of("read:work");
        }

        @Override
        public List<String> granularScopes() {
            return List.of("read:issue", "read:user");
        }
    };

    @Autowired
    Map<String, JiraOperation> operations;

    @Autowired
    JiraSettings settings;

    @Test
    void returnsTheMissingScopesOfEachOperation() {
        assertThat(missing("read:board read:project read:work", "read:project"))
                .isEqualTo(Map.of("getBoards", List.of("read:board"), "getIssue", List.of("read:work")));
    }

    @Test
    void returnsGranularScopesWhenThoseAreRequested() {
        assertThat(missing("read:issue read:user", "read:user")).isEqualTo(Map.of("getIssue", List.of("read:issue")));
    }

    @Test
    void acceptsEitherKindOfScopes() {
        assertThat(missing("read:work", "read:issue read:user")).isEmpty();
        assertThat(missing("read:issue read:user", "read:work")).isEmpty();
    }

    @Test
    void omitsScopesThatAConsentWouldNotAdd() {
        assertThat(missing("read:work", "read:work")).isEmpty();
        assertThat(missing("read:board", "read:nothing")).isEmpty();
    }

    @Test
    void countsTheScopesThatAConsentAdds() {
        assertThat(missing("read:board", "read:project")).isEqualTo(Map.of("getBoards", List.of("read:board")));
    }

    @Test
    void returnsNothingWhenAllRequestedScopesAreGranted() {
        MissingScopes scopes = new MissingScopes(operations, settings);
        assertThat(scopes.missing(Scopes.of(String.join(" ", settings.scopes()))))
                .isEmpty();
        assertThat(scopes.missing(Scopes.of("read:me"))).containsKeys("getProjects", "createSprint");
    }

    private Map<String, List<String>> missing(String asked, String granted) {
        JiraSettings asking = new JiraSettings(
                settings.clientId(), settings.clientSecret(), asked, "", "", settings.authUrl(), settings.apiUrl());
        return new MissingScopes(Map.of("getBoards", BOARDS, "getIssue", ISSUES), asking).missing(Scopes.of(granted));
    }
}
