package dev.juncture.jira.client;

import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** A call of each kind. */
@HttpExchange("/ex/jira/{site}/rest/api/3")
interface ProbeApi {
    @GetExchange("/issue/{issue}")
    Map<String, Object> issue(@PathVariable String site, @PathVariable String issue);

    @PutExchange("/issue/{issue}")
    void edit(@PathVariable String site, @PathVariable String issue, @RequestBody Map<String, String> change);

    @PostExchange("/issue/{issue}")
    Map<String, Object> post(
            @PathVariable String site, @PathVariable String issue, @RequestBody Map<String, String> change);

    @DeleteExchange("/issue/{issue}")
    void delete(@PathVariable String site, @PathVariable String issue);

    @GetExchange("/project/{project}")
    Map<String, Object> project(@PathVariable String site, @PathVariable String project);

    @PostExchange("/search/jql")
    Map<String, Object> search(@PathVariable String site, @RequestBody Map<String, String> query);

    @PostExchange("/search/approximate-count")
    Map<String, Object> count(@PathVariable String site, @RequestBody Map<String, String> query);

    @PostExchange("/issue/bulkfetch")
    Map<String, Object> bulkFetch(@PathVariable String site, @RequestBody Map<String, String> query);

    @PostExchange("/changelog/bulkfetch")
    Map<String, Object> bulkFetchChangelogs(@PathVariable String site, @RequestBody Map<String, String> query);
}
