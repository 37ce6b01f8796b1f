// parse5 over the html5lib-tests. Takes JSON on stdin: {tokenizer: [...], tree: [...]}; answers on stdout.
// The first argument is the path of parse5's dist/index.js.
import { pathToFileURL } from 'node:url';

const { parse, parseFragment, Tokenizer, TokenizerMode, defaultTreeAdapter: adapter, html } = await import(
  pathToFileURL(process.argv[2])
);
const modes = {
  'Data state': TokenizerMode.DATA, 'RCDATA state': TokenizerMode.RCDATA, 'RAWTEXT state': TokenizerMode.RAWTEXT,
  'Script data state': TokenizerMode.SCRIPT_DATA, 'PLAINTEXT state': TokenizerMode.PLAINTEXT,
  'CDATA section state': TokenizerMode.CDATA_SECTION,
};
const prefixes = { [html.NS.SVG]: 'svg ', [html.NS.MATHML]: 'math ' };

function tokenize(test) {
  const output = [];
  const errors = [];
  const text = ({ chars }) => {
    const last = output.at(-1);
    if (last?.[0] === 'Character') last[1] += chars;
    else output.push(['Character', chars]);
  };
  const attributes = (attrs) => Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
  const tokenizer = new Tokenizer({}, {
    onCharacter: text, onWhitespaceCharacter: text, onNullCharacter: text,
    onComment: ({ data }) => output.push(['Comment', data]),
    onDoctype: (t) => output.push(['DOCTYPE', t.name, t.publicId, t.systemId, !t.forceQuirks]),
    onStartTag: (t) => output.push(['StartTag', t.tagName, attributes(t.attrs), ...(t.selfClosing ? [true] : [])]),
    onEndTag: (t) => output.push(['EndTag', t.tagName]),
    onEof() {},
    onParseError: (e) => errors.push([e.code, e.startLine, e.startCol]),
  });
  tokenizer.preprocessor.bufferWaterline = 1e9;
  tokenizer.state = modes[test.state];
  if (test.lastStartTag) tokenizer.lastStartTagName = test.lastStartTag;
  tokenizer.write(test.text, true);
  return [output, errors];
}

function* lines(node, indent = '| ') {
  if (adapter.isDocumentTypeNode(node)) {
    const ids = node.publicId || node.systemId ? ` "${node.publicId}" "${node.systemId}"` : '';
    yield `${indent}<!DOCTYPE ${node.name}${ids}>`;
  } else if (adapter.isCommentNode(node)) yield `${indent}<!-- ${node.data} -->`;
  else if (adapter.isTextNode(node)) yield `${indent}"${node.value}"`;
  else {
    yield `${indent}<${prefixes[node.namespaceURI] ?? ''}${node.tagName}>`;
    const attrs = node.attrs.map((a) => [a.prefix ? `${a.prefix} ${a.name}` : a.prefix === '' ? `xmlns ${a.name}` : a.name, a.value]);
    for (const [name, value] of attrs.sort((a, b) => (a[0] < b[0] ? -1 : 1))) yield `${indent}  ${name}="${value}"`;
    let inner = indent + '  ';
    if (node.content) {
      yield `${inner}content`;
      for (const child of node.content.childNodes) yield* lines(child, inner + '  ');
    }
    for (const child of node.childNodes) yield* lines(child, inner);
  }
}

function construct(test) {
  let count = 0;
  const options = { scriptingEnabled: test.scripting, onParseError: () => (count += 1) };
  let root;
  if (test.context) {
    const [prefix, name] = test.context.includes(' ') ? test.context.split(' ') : ['', test.context];
    const space = { svg: html.NS.SVG, math: html.NS.MATHML, '': html.NS.HTML }[prefix];
    root = parseFragment(adapter.createElement(name, space, []), test.text, options);
  } else root = parse(test.text, options);
  return [root.childNodes.flatMap((node) => [...lines(node)]).join('\n'), count];
}

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const { tokenizer, tree } = JSON.parse(Buffer.concat(chunks).toString());
process.stdout.write(JSON.stringify({ tokenizer: tokenizer.map(tokenize), tree: tree.map(construct) }));
