package dev.juncture.jira.name;

import dev.juncture.jira.client.JiraRequest;
import dev.juncture.jira.site.JiraSite;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Describes requests that use names instead of ids. */
@Component
public class Names {
    private final NameLists lists;

    Names(NameLists lists) {
        this.lists = lists;
    }

    /** Returns a look-up for reads. */
    public Lookup lookup(JiraSite site) {
        return new Lookup(site, lists, false);
    }

    /** Returns a look-up that uses no remembered list, for a write that is not corrected. */
    public Lookup freshLookup(JiraSite site) {
        return new Lookup(site, lists, true);
    }

    /**
     * Describes a write. When Jira refuses a remembered id, the write is described again with newer ids and sent once more.
     * That is safe, because a write that Jira refuses has changed nothing.
     *
     * @param describe describes the write with the ids of a look-up; called twice at most
     */
    public <T> JiraRequest<T> request(JiraSite site, Function<Lookup, JiraRequest<T>> describe) {
        Lookup lookup = lookup(site);
        return describe.apply(lookup).correctedBy(refusal -> {
            if (!lookup.forgets(refusal.refusedFields())) {
                return Optional.empty();
            }
            Lookup newer = lookup(site);
            JiraRequest<T> corrected = describe.apply(newer);
            return newer.foundTheSameAs(lookup) ? Optional.empty() : Optional.of(corrected);
        });
    }
}
