// An outcome is a name in the workflow and a word for people, and each kind of task has its own. Studio knows neither: it writes the name beside the port, and draws a task
// without ports until somebody has typed the names. Here each port gets its word, a task that names no outcomes is drawn with those of its kind, and one whose kind is chosen
// in the editor is given them. What is stored stays names.

const TASK = 'Dispatch.AssignTask';
// The module with which Studio draws: the same address is the same instance.
const DESIGNER = new URL('../_content/Elsa.Studio.Workflows.Designer/designer.entry.js', import.meta.url);

/** Follows every canvas in the root. Descriptors: what Studio was told of the activities; ports: words for the ports of other activities, by name. */
export async function follow(root, descriptors, ports, canEdit) {
  const task = descriptors.find(d => d.typeName === TASK);
  const input = task?.inputs.find(i => i.uiHint === 'dynamic-outcomes');
  if (!input) return;
  const kinds = kindsOf(input.uiSpecifications.suggestions);
  const { graphBindings, updateActivity, calculateActivitySize, getActivityMeasurementScopeClass } = await import(DESIGNER);
  const known = new WeakSet();
  const drawn = new WeakSet();
  const look = changes => {
    for (const id of Object.keys(graphBindings)) {
      const { graph, interop } = graphBindings[id];
      for (const node of graph.getNodes()) draw(id, node);
      if (known.has(graph)) continue;
      known.add(graph);
      graph.on('node:change:data', () => setTimeout(() => root.querySelectorAll('.x6-port').forEach(label)));
      if (canEdit) graph.on('node:change:data', change => offer(id, interop, change));
    }
    for (const { target, addedNodes } of changes) {
      label(target.nodeType === Node.TEXT_NODE ? target.parentElement : target);
      for (const node of addedNodes) if (node.nodeType === Node.ELEMENT_NODE) node.querySelectorAll('.x6-port').forEach(label);
    }
    explain();
  };

  // Nothing is stored by opening a workflow: its tasks only show where they can go.
  async function draw(graphId, node) {
    if (drawn.has(node)) return;
    drawn.add(node);
    const task = node.getData();
    const ofKind = task?.type === TASK && kinds.get(literal(task.kind));
    if (!ofKind || list(task.outcomes)?.length !== 0) return;
    const out = await ways(graphId, node, task, [...ofKind.keys()]);
    // Studio's own port leads nowhere: such a task never ends without an outcome of its kind.
    node.removePorts(node.getPorts().filter(isOut));
    node.addPorts(out);
  }

  /** The ports of a task with these outcomes, for which room is made. */
  async function ways(graphId, node, task, names) {
    const { circle } = node.getPorts().find(isOut)?.attrs ?? {};
    const ports = names.map(name => ({ id: name, group: 'out', attrs: { text: { text: name }, ...(circle && { circle }) } }));
    const least = await calculateActivitySize(task, node.getPorts().filter(port => !isOut(port)).length + names.length, getActivityMeasurementScopeClass(document.getElementById(graphId)));
    node.size(Math.max(node.size().width, least.width), Math.max(node.size().height, least.height));
    return ports;
  }

  // The panel below the canvas has changed the task: its kind says which outcomes there are, unless others have been named.
  function offer(graphId, interop, { node, current, previous }) {
    if (current?.type !== TASK) return;
    const wanted = kinds.get(literal(current.kind));
    const named = list(current.outcomes);
    if (!wanted || !named || (named.length && !isOf(named, previous, current))) return;
    const names = [...wanted.keys()];
    if (same(named, names)) return;
    // Studio sets the ports after the data: this comes after both.
    setTimeout(async () => {
      const outcomes = { typeName: input.typeName, expression: { type: 'Object', value: JSON.stringify(names) }, memoryReference: null };
      const activity = { ...node.getData(), outcomes };
      const out = await ways(graphId, node, activity, names);
      await updateActivity(graphId, activity, { items: [...node.getPorts().filter(port => !isOut(port)), ...out] });
      // The panel still has the task without them, and reads it anew only when something else was chosen between.
      await interop.raiseCanvasSelected();
      await interop.raiseActivitySelected(node.getData());
    });
  }

  // Names that are exactly those of the kind before go with it.
  function isOf(named, previous, current) {
    const before = literal(previous?.kind);
    return before !== literal(current.kind) && kinds.has(before) && same(named, [...kinds.get(before).keys()]);
  }

  const written = new WeakMap();
  function label(element) {
    const port = element?.closest?.('.x6-port-out');
    const text = port?.querySelector('.x6-port-label tspan');
    const name = port?.querySelector('[port]')?.getAttribute('port');
    if (!text || !name || (text.textContent !== name && text.textContent !== written.get(text))) return;
    const word = wordOf(name, dataOf(port));
    written.set(text, word);
    if (text.textContent !== word) text.textContent = word;
  }

  function dataOf(port) {
    const graph = graphBindings[port.closest('.graph-container')?.id]?.graph;
    return graph?.getCellById(port.closest('.x6-node')?.dataset.cellId)?.getData();
  }

  function wordOf(name, activity) {
    const general = Object.hasOwn(ports, name) ? ports[name] : undefined;
    if (activity?.type !== TASK) return general ?? name;
    const kind = literal(activity.kind);
    return kinds.get(kind)?.get(name) ?? (kind ? undefined : general) ?? anyWord(kinds, name) ?? general ?? name;
  }

  // The names that have been entered stand in the panel as they are stored; what they mean stands beside them.
  function explain() {
    for (const chip of root.querySelectorAll('.mud-chip-content')) {
      const name = chip.textContent.trim();
      const word = anyWord(kinds, name) ?? ports[name];
      if (word && word !== name) chip.dataset.word = word;
      else delete chip.dataset.word;
    }
  }

  new MutationObserver(look).observe(root, { subtree: true, childList: true, characterData: true });
  look([]);
  root.querySelectorAll('.x6-port').forEach(label);
}

function isOut(port) {
  return port.group === 'out';
}

function kindsOf(suggestions) {
  const kinds = new Map();
  for (const { value, text } of suggestions) {
    const [kind, name] = value.split('/');
    if (!kinds.has(kind)) kinds.set(kind, new Map());
    kinds.get(kind).set(name, text);
  }
  return kinds;
}

function anyWord(kinds, name) {
  const words = new Set();
  for (const outcomes of kinds.values()) if (outcomes.has(name)) words.add(outcomes.get(name));
  return words.size ? [...words].join(' / ') : undefined;
}

/** The text of an input that is no script. */
function literal(input) {
  return input?.expression?.type === 'Literal' ? String(input.expression.value ?? '') : undefined;
}

/** The entries of an input that is a list; null when a script makes it. */
function list(input) {
  if (!input?.expression) return [];
  if (input.expression.type !== 'Object') return null;
  try {
    return JSON.parse(input.expression.value || '[]');
  } catch {
    return null;
  }
}

function same(one, other) {
  return one.length === other.length && one.every((name, i) => name === other[i]);
}
