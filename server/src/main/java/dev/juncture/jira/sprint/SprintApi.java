package dev.juncture.jira.sprint;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.PageBean;
import dev.juncture.provider.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Sprints. Jira caps a page of them at 50, whatever is asked. */
@HttpExchange("/ex/jira/{site}/rest/agile/1.0")
interface SprintApi {
    /** @param state left out for every state: closed, active, future */
    @GetExchange("/board/{board}/sprint?maxResults=50")
    PageBean<Sprint> sprints(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @PathVariable long board,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam long startAt);

    @GetExchange("/sprint/{sprint}")
    Sprint sprint(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @PathVariable String sprint);

    @PostExchange("/sprint")
    Sprint create(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token, @PathVariable String site, @RequestBody Plan plan);

    /** A partial update: what the change leaves out stays. */
    @PostExchange("/sprint/{sprint}")
    Sprint change(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @PathVariable String sprint,
            @RequestBody Change change);

    @PostExchange("/sprint/{sprint}/issue")
    void moveToSprint(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @PathVariable String sprint,
            @RequestBody Moved moved);

    @PostExchange("/backlog/issue")
    void moveToBacklog(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token, @PathVariable String site, @RequestBody Moved moved);

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
