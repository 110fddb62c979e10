package dev.juncture.jira.issue;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import dev.juncture.connection.ExternalId;
import dev.juncture.jira.JiraId;
import dev.juncture.jira.metadata.Metadata;
import dev.juncture.jira.name.Names;
import dev.juncture.jira.scope.JiraOperation;
import dev.juncture.jira.site.JiraSite;
import dev.juncture.jira.site.JiraSites;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Lists the fields of the form for a new issue, with the values that Jira accepts. */
@Component
class GetCreateFields implements Function<GetCreateFields.In, GetCreateFields.Out>, JiraOperation {
    private final JiraSites sites;
    private final Names names;

    GetCreateFields(JiraSites sites, Names names) {
        this.sites = sites;
        this.names = names;
    }

    record In(
            ExternalId externalId,

            @JsonAlias({"project_id", "project_key"}) @Nullable
            JiraId jiraProjectId,

            @Nullable JiraId issueTypeId,
            @Nullable String issueType) {}

    record Out(List<Field> fields) {}

    /** A field of the form. {@code schema} and {@code allowedValues} are as in Jira's answer. */
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record Field(
            String fieldId,
            @Nullable String name,
            boolean required,
            boolean hasDefaultValue,

            @JsonFormat(shape = JsonFormat.Shape.OBJECT) @Nullable
            JsonNode schema,

            @Nullable JsonNode allowedValues) {
        static Field of(JsonNode field) {
            return new Field(
                    field.path("fieldId").asString(""),
                    field.path("name").asString(null),
                    field.path("required").asBoolean(false),
                    field.path("hasDefaultValue").asBoolean(false),
                    field.get("schema"),
                    field.get("allowedValues"));
        }
    }

    @Override
    public List<String> scopes() {
        return Issues.READ;
    }

    @Override
    public Out apply(In in) {
        return sites.read(in, in.externalId(), site -> read(site, in));
    }

    private Out read(JiraSite site, In in) {
        String project = site.projectOr(in.jiraProjectId());
        String type = IssueFields.issueType(in.issueTypeId(), in.issueType(), project, names.lookup(site));
        return new Out(Metadata.createFields(site, project, type).stream()
                .map(Field::of)
                .toList());
    }
}
