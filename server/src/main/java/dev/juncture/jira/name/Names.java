package dev.juncture.jira.name;

import dev.juncture.http.ApiException;
import dev.juncture.jira.client.AnsweredException;
import dev.juncture.jira.site.ConnectedSite;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Requests that name things as people do. */
@Component
public class Names {
    private final NameLists lists;
    private final JiraLists jira;

    Names(NameLists lists, JiraLists jira) {
        this.lists = lists;
        this.jira = jira;
    }

    /** For what is read by the ids behind names. */
    public Lookup lookup(ConnectedSite site) {
        return new Lookup(site, lists, jira);
    }

    /**
     * Sends a write; and once more with newer ids when Jira refuses one that was remembered. That is safe, for a write
     * that Jira refuses as bad has done nothing.
     *
     * @param make the write out of the ids that the look-up finds; called twice at most
     */
    public <W, T> T write(ConnectedSite site, Function<Lookup, W> make, Function<W, T> send) {
        Lookup lookup = lookup(site);
        W write = make.apply(lookup);
        try {
            return send.apply(write);
        } catch (ApiException refused) {
            if (!lookup.forgets(AnsweredException.refusedFields(refused))) {
                throw refused;
            }
            Lookup newer = lookup(site);
            W corrected = make.apply(newer);
            if (newer.foundTheSameAs(lookup)) {
                throw refused;
            }
            return send.apply(corrected);
        }
    }
}
