// Checks that Azure's template parses and refers only to names that it declares. No registry has Bicep's own compiler.
import { readFileSync } from 'node:fs';
import { Language, Parser } from 'web-tree-sitter';

const FILE = process.argv[2] ?? '../../azure/main.bicep';
const FUNCTIONS =
  'batchSize concat empty guid map maxLength minLength minValue description replace resourceGroup subscription subscriptionResourceId toObject union uniqueString';
const DECLARATIONS = ['parameter_declaration', 'variable_declaration', 'resource_declaration'];

await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load('node_modules/tree-sitter-bicep/tree-sitter-bicep.wasm'));
const root = parser.parse(readFileSync(FILE, 'utf8')).rootNode;
const problems = [];

function report(node, problem) {
  problems.push(`${FILE}:${node.startPosition.row + 1}: ${problem}`);
}

const declared = new Map();
for (const declaration of root.descendantsOfType(DECLARATIONS)) {
  const name = declaration.namedChildren.find((child) => child.type === 'identifier');
  if (declared.has(name.text)) {
    report(name, `${name.text} is declared twice`);
  }
  declared.set(name.text, name);
}

/** Returns the names that a loop or a lambda declares for its body. */
function locals(node) {
  if (node.type === 'lambda_expression') {
    return [node.namedChild(0).text];
  }
  if (node.type === 'for_statement') {
    const parameters = node.namedChildren.find((child) => child.type === 'for_loop_parameters');
    return parameters ? parameters.namedChildren.map((child) => child.text) : [node.namedChild(0).text];
  }
  return [];
}

function isReference(node) {
  const { parent } = node;
  const first = parent.namedChild(0).id === node.id;
  return !(first && [...DECLARATIONS, 'object_property', 'output_declaration'].includes(parent.type));
}

const used = new Set();

function visit(node, known) {
  const here = [...known, ...locals(node)];
  if (node.isError || node.isMissing) {
    report(node, `cannot be parsed at ${JSON.stringify(node.text.slice(0, 40))}`);
  }
  if (node.type === 'identifier' && isReference(node)) {
    used.add(node.text);
    const isFunction = node.parent.type === 'call_expression' && node.parent.namedChild(0).id === node.id;
    if (
      isFunction ? !FUNCTIONS.split(' ').includes(node.text) : !(declared.has(node.text) || here.includes(node.text))
    ) {
      report(node, `${node.text} is not declared`);
    }
  }
  node.namedChildren.forEach((child) => visit(child, here));
}

visit(root, []);
for (const [name, node] of declared) {
  if (!used.has(name) && node.parent.type !== 'resource_declaration') {
    report(node, `${name} is not used`);
  }
}
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
