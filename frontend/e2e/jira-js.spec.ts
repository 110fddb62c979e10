import { createAgileClient, createCloudClient } from 'jira.js';
import { expect, test } from './fixtures';
import { expectConnected, reachPicker } from './steps';

// A client of Jira that does not know Juncture, and checks each answer against its own schemas.
test('serves jira.js through the passthrough', async ({ page, externalId, runner }) => {
  await reachPicker(page, externalId, 'ada', 'first');
  await page.getByRole('button', { name: /^Connect / }).click();
  await expectConnected(page);
  const config = {
    host: `${runner.address}/api/backend/jira/proxy`,
    auth: { type: 'bearer' as const, token: runner.secretKey },
    headers: { 'X-Juncture-External-Id': externalId },
    onSchemaMismatch: 'throw' as const,
  };
  const jira = createCloudClient(config);
  const agile = createAgileClient(config);

  await test.step('the current user', async () => {
    expect((await jira.myself.getCurrentUser()).displayName).toBe('Ada Whitfield');
  });

  await test.step('projects', async () => {
    const { values } = await jira.projects.searchProjects({ expand: ['lead', 'issueTypes'] });
    expect(values.map(({ key }) => key)).toContain('SHOP');
  });

  await test.step('search, page by page', async () => {
    const jql = 'project = SHOP ORDER BY created';
    const first = await jira.issueSearch.searchAndReconsileIssuesUsingJql({ jql, maxResults: 20, fields: ['*all'] });
    expect(first.issues).toHaveLength(20);
    const nextPageToken = first.nextPageToken ?? '';
    const second = await jira.issueSearch.searchAndReconsileIssuesUsingJqlPost({ jql, nextPageToken, maxResults: 20 });
    expect(second.issues).toHaveLength(20);
    expect(second.issues?.[0]?.id).not.toBe(first.issues?.[0]?.id);
  });

  const { key } = await test.step('create an issue', () =>
    jira.issues.createIssue({
      fields: {
        project: { key: 'SHOP' },
        issuetype: { name: 'Task' },
        summary: 'Through the passthrough',
        description: document('As it was.'),
      },
    }));

  await test.step('edit it', async () => {
    await jira.issues.editIssue({ issueIdOrKey: key, fields: { summary: 'Ünïcode, “quotes” & more' } });
    const { fields } = await jira.issues.getIssue({ issueIdOrKey: key });
    expect(fields?.summary).toBe('Ünïcode, “quotes” & more');
  });

  await test.step('transition it', async () => {
    const { transitions } = await jira.issues.getTransitions({ issueIdOrKey: key });
    const next = transitions?.[0];
    await jira.issues.doTransition({ issueIdOrKey: key, transition: { id: next?.id } });
    const { fields } = await jira.issues.getIssue({ issueIdOrKey: key, fields: ['status'] });
    expect(fields?.status).toMatchObject({ id: next?.to?.id });
  });

  await test.step('comment on it', async () => {
    const { id } = await jira.issueComments.addComment({ issueIdOrKey: key, body: document('Well done.') });
    const { comments } = await jira.issueComments.getComments({ issueIdOrKey: key });
    expect(comments?.map((comment) => comment.id)).toEqual([id]);
  });

  await test.step('attach a file and fetch it', async () => {
    const content = Buffer.from('Plain words.');
    const [attached] = await jira.issueAttachments.addAttachment({
      issueIdOrKey: key,
      attachments: { filename: 'words.txt', content },
    });
    expect(await jira.issueAttachments.getAttachmentContent({ id: attached?.id ?? '' })).toEqual(content);
  });

  await test.step('delete it', async () => {
    await jira.issues.deleteIssue({ issueIdOrKey: key });
    await expect(jira.issues.getIssue({ issueIdOrKey: key })).rejects.toMatchObject({ status: 404 });
  });

  await test.step('boards and sprints', async () => {
    const boards = await agile.board.getAllBoards({ projectKeyOrId: 'SHOP' });
    const boardId = boards.values[0]?.id ?? 0;
    expect(boardId).toBeGreaterThan(0);
    const { values } = await agile.board.getAllSprints({ boardId, state: 'active' });
    const sprintId = values?.[0]?.id ?? 0;
    expect((await agile.sprint.getSprint({ sprintId })).state).toBe('active');
  });
});

function document(text: string) {
  return {
    type: 'doc' as const,
    version: 1 as const,
    content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
  };
}
