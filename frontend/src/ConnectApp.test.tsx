import { fireEvent, render, screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GetFrontendConfigResponse } from './api/schema';
import { failure, givenConfig } from './test/api';
import { openConnectPage } from './test/render';
import { server } from './test/server';
import { Avatar } from './ui/Avatar';

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

describe('/connection-error', () => {
  beforeEach(() => givenConfig());

  it.each([
    ['consent_declined', 'Nothing was connected'],
    ['invalid_state', 'This attempt has ended'],
    ['authorization_failed', 'Access could not be confirmed'],
    ['refresh_token_missing', 'The access would not last'],
    ['provider_misconfigured', 'The setup is not finished'],
    ['unknown_provider', 'Nothing to connect here'],
    ['already_connected', 'Connected with another account'],
    ['jira_unavailable', 'Jira is not answering'],
    ['rate_limited', 'Too many requests just now'],
    ['constructor', 'Something went wrong'],
    ['', 'Something went wrong'],
  ])('explains %s', async (code, title) => {
    openConnectPage(`/connection-error?code=${code}`);
    expect(await heading(title)).toHaveFocus();
    expect(document.title).toBe(title);
    expect(screen.getByRole('alert')).toHaveTextContent(/Acme/);
    expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
  });

  it('has words for a deployment without a name', async () => {
    givenConfig({ branding: { product_name: null, logo_url: null, support_url: null } });
    openConnectPage('/connection-error?code=consent_declined');
    expect(await screen.findByText(/go back to the app you came from and connect Jira again/)).toBeVisible();
  });

  it('has words when the server does not answer', async () => {
    server.use(http.get('/api/frontend/config', () => failure(503, 'unavailable')));
    openConnectPage('/connection-error?code=invalid_state');
    await heading('This attempt has ended');
  });

  it('can close a window that the product opened', async () => {
    const close = vi.spyOn(window, 'close').mockImplementation(() => undefined);
    window.opener = window;
    const user = openConnectPage('/connection-error?code=consent_declined');
    await user.click(await screen.findByRole('button', { name: 'Close window' }));
    expect(close).toHaveBeenCalledOnce();
    window.opener = null;
  });
});

describe('other addresses', () => {
  beforeEach(() => givenConfig());

  it('says at / that one starts from the product', async () => {
    openConnectPage('/');
    await heading('Connections start in your product');
    expect(screen.getByText(/Press “Connect” in Acme/)).toBeVisible();
  });

  it.each(['/nowhere', '/finalize-connection/jira', '/finalize-connection/jira/code/more', '/connection-error/more'])(
    'has no page at %s',
    async (path) => {
      openConnectPage(path);
      await heading('There is no page here');
    },
  );

  it('accepts a trailing slash', async () => {
    openConnectPage('/connection-error/?code=consent_declined');
    await heading('Nothing was connected');
  });
});

describe('the API’s origin', () => {
  afterEach(() => document.head.replaceChildren());

  it('comes from the page, so that one build serves any deployment', async () => {
    document.head.innerHTML = '<meta name="juncture-api-url" content="https://api.acme.example">';
    server.use(
      http.get('https://api.acme.example/api/frontend/config', () =>
        HttpResponse.json<GetFrontendConfigResponse>({
          providers: [],
          project_step: false,
          branding: { product_name: 'Far away', logo_url: null, support_url: null },
        }),
      ),
    );
    openConnectPage('/');
    expect(await screen.findByText(/in Far away/)).toBeVisible();
  });
});

describe('an avatar', () => {
  it('shows its picture once it has arrived, and the initial when it fails', () => {
    const { container } = render(<Avatar name="Élan" src="https://pictures.example.net/e.png" />);
    const picture = () => container.querySelector('img') as HTMLImageElement;
    expect(container).toHaveTextContent('É');
    fireEvent.load(picture());
    expect(container).not.toHaveTextContent('É');
    fireEvent.error(picture());
    expect(container).toHaveTextContent('É');
  });
});
