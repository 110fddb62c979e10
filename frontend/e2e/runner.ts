import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const JAR = resolve('../deploy/local/target/juncture-local.jar');
const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 30_000;
// The product under test must not see a developer's own settings.
const PASSED_ON = ['PATH', 'HOME', 'JAVA_HOME', 'LANG', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT', 'USERPROFILE'];

/** The local runner as a separate process. A restart keeps its home and its port. */
export class Runner {
  readonly address: string;
  private readonly port: number;
  private readonly home = mkdtempSync(join(tmpdir(), 'juncture-e2e-'));
  private process: ChildProcess | undefined;

  private constructor(port: number) {
    this.port = port;
    this.address = `http://localhost:${port}`;
  }

  static async start(): Promise<Runner> {
    if (!existsSync(JAR)) {
      throw new Error(`${JAR} is missing: run \`mvn -pl deploy/local -am package -DskipTests\` first.`);
    }
    const runner = new Runner(await freePort());
    await runner.startProcess();
    return runner;
  }

  /** The secret key that the runner made for itself, from the file that it leaves for other processes. */
  get secretKey(): string {
    const written = readFileSync(join(this.home, 'data', 'local.env'), 'utf8');
    return /^JUNCTURE_SECRET_KEY='(.+)'$/m.exec(written)?.[1] ?? '';
  }

  async restart(): Promise<void> {
    await this.stopProcess();
    await this.startProcess();
  }

  async close(): Promise<void> {
    await this.stopProcess();
    rmSync(this.home, { recursive: true, force: true });
  }

  private async startProcess(): Promise<void> {
    mkdirSync('target/e2e', { recursive: true });
    const log = createWriteStream('target/e2e/runner.log', { flags: 'a' });
    const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
    const inherited = Object.fromEntries(PASSED_ON.map((name) => [name, process.env[name]]));
    const child = spawn(java, ['-jar', JAR], {
      // A working directory without an .env file.
      cwd: this.home,
      env: { ...inherited, PORT: String(this.port), JUNCTURE_HOME: join(this.home, 'data') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.pipe(log);
    child.stderr.pipe(log);
    this.process = child;
    await this.untilReady(child);
  }

  private async untilReady(child: ChildProcess): Promise<void> {
    const limit = Date.now() + START_LIMIT_MS;
    while (Date.now() < limit) {
      if (child.exitCode !== null) {
        throw new Error(`The local runner ended with ${child.exitCode}; see target/e2e/runner.log.`);
      }
      const answer = await fetch(`${this.address}/ready`).catch(() => null);
      if (answer?.status === 200) {
        return;
      }
      await pause(250);
    }
    await this.stopProcess();
    throw new Error(`The local runner was not ready within ${START_LIMIT_MS / 1000} s; see target/e2e/runner.log.`);
  }

  private async stopProcess(): Promise<void> {
    const child = this.process;
    this.process = undefined;
    if (!child || child.exitCode !== null) {
      return;
    }
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const patience = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
    await ended;
    clearTimeout(patience);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
