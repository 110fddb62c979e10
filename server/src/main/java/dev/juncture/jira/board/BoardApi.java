package dev.juncture.jira.board;

import dev.juncture.jira.client.JiraRequest;
import dev.juncture.jira.paging.PageBean;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Boards. Jira returns 50 per page at most, also when {@code maxResults} is larger. */
@HttpExchange("/rest/agile/1.0")
interface BoardApi {
    @GetExchange("/board?maxResults=50")
    JiraRequest<PageBean<Board>> boards(@RequestParam String projectKeyOrId, @RequestParam long startAt);
}
