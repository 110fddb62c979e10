package dev.juncture.jira.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.doctor.Finding;
import dev.juncture.doctor.Finding.Status;
import dev.juncture.http.browser.FrontendAddress;
import dev.juncture.jira.JiraSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackCheckTest {
    private static final String PATH = "/api/frontend/oauth/authorization-callback/jira";

    @ParameterizedTest
    @CsvSource({
        "https://a.example.com, ''",
        "https://a.example.com, https://a.example.com" + PATH,
        "http://localhost:8000, ''",
        "http://127.0.0.1:8000, ''",
        "http://[::1]:8000, ''",
        "https://a.example.com/juncture, https://a.example.com/juncture" + PATH,
    })
    void acceptsHttpsAndThisMachineWithJuncturesPath(String pages, String callback) {
        assertThat(check(pages, callback).run()).isEqualTo(Finding.OK);
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.example.com, '', FAILED, accepts only https callbacks, JUNCTURE_FRONTEND_URL=https://a.example.com",
        "https://a.example.com, http://a.example.com" + PATH + ", FAILED, accepts only https callbacks,"
                + " DEFAULT_JIRA_REDIRECT_URI=https://a.example.com" + PATH,
        "https://a.example.com, https://a.example.com/callback, FAILED, /callback,"
                + " DEFAULT_JIRA_REDIRECT_URI=https://a.example.com" + PATH,
        "https://a.example.com, https://a.example.com" + PATH + "/, FAILED, does not expect them,"
                + " DEFAULT_JIRA_REDIRECT_URI=https://a.example.com" + PATH,
        "https://a.example.com, https://b.example.com" + PATH + ", WARNING, one origin,"
                + " DEFAULT_JIRA_REDIRECT_URI=https://a.example.com" + PATH,
    })
    void reportsTheProblemAndTheSettingThatSolvesIt(
            String pages, String callback, Status status, String problem, String fix) {
        Finding finding = check(pages, callback).run();
        assertThat(finding.status()).isEqualTo(status);
        assertThat(finding.problem()).contains(problem);
        assertThat(finding.fix()).isEqualTo(fix);
    }

    private static CallbackCheck check(String pages, String callback) {
        JiraSettings settings = new JiraSettings(
                "client", "secret", "", callback, "", "https://auth.example.com", "https://api.example.com");
        return new CallbackCheck(settings, new FrontendAddress(pages, ""));
    }
}
