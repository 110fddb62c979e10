package dev.juncture.jira.sprint;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.juncture.jira.client.JiraRequest;
import dev.juncture.jira.paging.PageBean;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Sprints. Jira returns 50 per page at most, also when {@code maxResults} is larger. */
@HttpExchange("/rest/agile/1.0")
interface SprintApi {
    /** @param state null for every state; Jira orders them closed, active, future */
    @GetExchange("/board/{board}/sprint?maxResults=50")
    JiraRequest<PageBean<Sprint>> sprints(
            @PathVariable long board,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam long startAt);

    @GetExchange("/sprint/{sprint}")
    JiraRequest<Sprint> sprint(@PathVariable String sprint);

    @PostExchange("/sprint")
    JiraRequest<Sprint> create(@RequestBody Plan plan);

    /** Updates a part: fields that the change leaves out stay as they are. */
    @PostExchange("/sprint/{sprint}")
    JiraRequest<Sprint> change(@PathVariable String sprint, @RequestBody Change change);

    @PostExchange("/sprint/{sprint}/issue")
    JiraRequest<Void> moveToSprint(@PathVariable String sprint, @RequestBody Moved moved);

    @PostExchange("/backlog/issue")
    JiraRequest<Void> moveToBacklog(@RequestBody Moved moved);

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Plan(
            String name,
            long originBoardId,
            @Nullable String startDate,
            @Nullable String endDate,
            @Nullable String goal) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(
            String state,
            @Nullable String startDate,
            @Nullable String endDate) {}

    record Moved(List<String> issues) {}
}
