// Checks each given template against Amazon's schemas and rules, and prints the findings as one JSON line for each.
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../../tools/templates/package.json', import.meta.url));
const { CelEngine, TemplateFile } = require('@aws/cloudformation-validate');

const [parameters, ...files] = process.argv.slice(2);
const config = {
  parameterOverrides: JSON.parse(parameters),
  severityLevel: 'WARN',
  exclude: {
    // The parameter Secrets is the name of a secret.
    ids: ['W2509'],
    // It refers to the alias that SAM makes, in SAM's own way.
    resourceIds: [{ ruleId: 'F1020', resourceId: 'QueuedCalls' }],
  },
};
const engine = new CelEngine();
for (const file of files) {
  const report = engine.validateStandard(new TemplateFile(file), config);
  const found = report.diagnostics.map((d) => `${d.ruleId} ${d.entity?.logicalId ?? ''}: ${d.message}`);
  console.log(JSON.stringify(report.status === 'OK' ? found : [report.status, ...found]));
}
engine.free();
