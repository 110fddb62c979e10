package dev.juncture.sandbox.store;

import dev.juncture.sandbox.world.Board;
import dev.juncture.sandbox.world.BoardWriter;
import dev.juncture.sandbox.world.IssueWriter;
import dev.juncture.sandbox.world.Person;
import dev.juncture.sandbox.world.Project;
import dev.juncture.sandbox.world.Sprint;
import dev.juncture.sandbox.world.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes new projects of any size. */
public final class Seeder {
    private final Theme theme;

    public Seeder(Theme theme) {
        this.theme = theme;
    }

    /**
     * A scrum project with this many issues and this many boards.
     *
     * @throws IllegalArgumentException when the key is used already or is not valid
     */
    public Project seed(SiteStore store, String key, int issues, int boards, int sprintsPerBoard) {
        if (!key.matches("[A-Z][A-Z0-9]{1,9}") || issues < 0 || boards < 0 || sprintsPerBoard < 0) {
            throw new IllegalArgumentException(
                    "A project key is two to ten capitals and digits, and counts are not negative");
        }
        synchronized (store) {
            if (store.project(key).isPresent()) {
                throw new IllegalArgumentException("There is a project " + key + " already");
            }
            List<Person> staff = store.site().people().stream()
                    .filter(person -> !person.former())
                    .toList();
            Project empty = new Project(
                    String.valueOf(10_000 + store.projects().size()),
                    key,
                    "Project " + key,
                    "Made to size.",
                    "software",
                    "scrum",
                    false,
                    staff.get(0),
                    List.of(),
                    List.of(),
                    List.of());
            BoardWriter writer = new BoardWriter(store.highestBoardId(), store.highestSprintId());
            List<Board> allBoards = IntStream.rangeClosed(1, boards)
                    .mapToObj(number -> writer.board(empty, key + " board " + number, "scrum"))
                    .toList();
            List<Sprint> sprints = new ArrayList<>();
            allBoards.forEach(board -> sprints.addAll(writer.sprints(board, sprintsPerBoard)));
            IssueWriter issueWriter = new IssueWriter(store.site().slug(), staff, store.highestIssueId());
            Project project = empty.with(issueWriter.write(empty, theme, issues, sprints), allBoards, sprints);
            store.add(project);
            return project;
        }
    }
}
