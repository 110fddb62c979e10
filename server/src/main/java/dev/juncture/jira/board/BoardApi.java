package dev.juncture.jira.board;

import dev.juncture.jira.client.AtlassianHttp;
import dev.juncture.jira.client.PageBean;
import dev.juncture.provider.Secret;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Jira caps a page of boards at 50, whatever is asked. */
@HttpExchange("/ex/jira/{site}/rest/agile/1.0")
interface BoardApi {
    @GetExchange("/board?maxResults=50")
    PageBean<Board> boards(
            @RequestAttribute(AtlassianHttp.TOKEN) Secret token,
            @PathVariable String site,
            @RequestParam String projectKeyOrId,
            @RequestParam long startAt);
}
