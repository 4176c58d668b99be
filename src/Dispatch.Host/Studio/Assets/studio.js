// The page around Elsa Studio: signs in with the session of Dispatch, shows one element of Studio, follows its navigation, and puts it into Chinese.
(() => {
  'use strict';

  const EDITOR = 'elsa-workflow-definition-editor';
  const root = document.getElementById('studio');
  const language = document.documentElement.lang.startsWith('zh') ? 'zh-Hans' : 'en-US';
  const zh = language === 'zh-Hans';
  localStorage.setItem('BlazorCulture', language);
  // Tells this page from the others of the same person, so that one doesn't overwrite what another has saved.
  const page = Array.from(crypto.getRandomValues(new Uint32Array(4)), n => n.toString(16)).join('');

  // What Studio was answered first when it opened a workflow.
  const opened = first(path => path.startsWith('workflow-definitions/by-definition-id/'));
  const described = first(path => path === 'descriptors/activities');

  // Studio asks in the browser's language; the page knows better what this person reads.
  const plainFetch = window.fetch.bind(window);
  window.fetch = (resource, options) => {
    const address = typeof resource === 'string' ? resource : resource.url || String(resource);
    if (!address.includes('/elsa/api/')) return plainFetch(resource, options);
    const request = new Request(resource, options);
    const headers = new Headers(request.headers);
    headers.set('Accept-Language', language);
    return plainFetch(new Request(request, { headers })).then(answer => (request.method === 'GET' ? noted(request, answer) : sayRefusal(request, answer)));
  };

  followNavigation();
  show().catch(error => fail(zh ? `无法打开流程设计器:${error.message}` : `The designer cannot be opened: ${error.message}`));

  async function show() {
    const session = await signIn();
    if (!session) return;
    const who = document.getElementById('who');
    who.textContent = session.canEdit ? session.name : `${session.name} · ${zh ? '只读' : 'read-only'}`;
    keepSignedIn(session);
    const words = await (await plainFetch(`/studio/assets/${language}.json`)).json();
    if (zh) translate(words);
    const name = root.dataset.element;
    // Callbacks that are set before the element is upgraded are lost.
    await Promise.race([customElements.whenDefined(name), late()]);
    const element = document.createElement(name);
    element.editWorkflowDefinition = id => location.assign(`/studio/definitions/${encodeURIComponent(id)}`);
    element.viewWorkflowInstance = id => location.assign(`/studio/instances/${encodeURIComponent(id)}`);
    backend(element, session);
    if (root.dataset.attribute) element.setAttribute(root.dataset.attribute, root.dataset.id);
    document.getElementById('loading')?.remove();
    if (name === EDITOR) holdUntilDrawn();
    root.append(element);
    described.then(async ({ items = [] }) => (await import('./outcomes.js')).follow(root, items, words.ports, session.canEdit && name === EDITOR)).catch(error => console.warn(error));
  }

  // Studio's tool bar is there before its canvas is. Pressed too early it fails, or saves a drawing without what is not drawn yet.
  function holdUntilDrawn() {
    root.inert = true;
    const release = () => {
      root.inert = false;
      watch.disconnect();
    };
    const watch = new MutationObserver(() => root.querySelector('.elsa-activity') && release());
    watch.observe(root, { subtree: true, childList: true });
    Promise.all([opened, described]).then(([{ root: drawing }]) => {
      setTimeout(release, drawing?.activities?.length ? 20000 : 500);
    }).catch(release);
  }

  function first(isIt) {
    let keep;
    const answered = new Promise(resolve => { keep = resolve; });
    return Object.assign(answered, { see: (path, answer) => isIt(path) && keep(answer.ok ? answer.clone().json() : {}) });
  }

  function noted(request, answer) {
    const path = pathOf(request);
    for (const wanted of [opened, described]) wanted.see(path, answer);
    return answer;
  }

  function pathOf(request) {
    return new URL(request.url).pathname.replace('/elsa/api/', '');
  }

  // Studio shows the words of a refused save. Any other refusal it takes for a success, or ends in its error bar: so the page says
  // the words itself and hands Studio an answer that it can go on with. What has happened Studio reads from the list afterwards.
  async function sayRefusal(request, answer) {
    const path = pathOf(request);
    if (path === 'bulk-actions/publish/workflow-definitions/by-definition-ids' && answer.ok) {
      const { failed, warnings } = await answer.clone().json();
      if (failed.length) tell(failed.flatMap(id => (warnings[id] || []).map(w => w.message)));
      return answer;
    }
    if (![400, 403, 409].includes(answer.status)) return answer;
    const words = answer.status === 403
      ? [zh ? '您只有查看权限,这项操作没有执行。' : 'You may only look: nothing was changed.']
      : wordsOf(await answer.clone().json().catch(() => ({})));
    if (path === 'workflow-definitions') return json(400, { errors: { generalErrors: words.map(ours) } });
    tell(words);
    if (path.endsWith('/execute')) return json(200, {}, { 'x-elsa-workflow-cannot-start': 'True' });
    if (path.endsWith('/publish')) {
      const shown = await window.fetch(request.url.replace(/publish$/, ''), { headers: request.headers });
      return json(200, { workflowDefinition: await shown.json(), alreadyPublished: true, consumingWorkflowCount: 0 });
    }
    return request.method === 'DELETE' || path.startsWith('cancel/') ? new Response(null, { status: 204 })
      : path.startsWith('bulk-actions/') ? json(200, { deleted: 0, cancelled: 0, imported: 0 })
      : answer;
  }

  function wordsOf(problem) {
    const found = Object.values(problem.errors || {}).flat().filter(text => typeof text === 'string');
    return found.length ? found : [problem.detail || problem.title || problem.message || (zh ? '操作没有执行。' : 'Nothing was changed.')];
  }

  function json(status, body, headers) {
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
  }

  // Messages come in Chinese, then English; each reader sees theirs.
  function ours(text) {
    const cut = text.lastIndexOf('。') + 1;
    const [chinese, english] = [text.slice(0, cut).trim(), text.slice(cut).trim()];
    return !chinese || !english ? text : zh ? chinese : english;
  }

  function tell(words) {
    document.getElementById('refusal')?.remove();
    const note = document.createElement('div');
    note.id = 'refusal';
    note.setAttribute('role', 'alert');
    for (const text of words) note.append(Object.assign(document.createElement('p'), { textContent: ours(text) }));
    const close = Object.assign(document.createElement('button'), { type: 'button', textContent: zh ? '知道了' : 'Close' });
    close.addEventListener('click', () => note.remove());
    note.append(close);
    document.body.append(note);
    // It stays until the person goes on with something else.
    const goOn = event => {
      if (note.contains(event.target)) return;
      note.remove();
      document.removeEventListener('click', goOn, true);
    };
    document.addEventListener('click', goOn, true);
  }

  function late() {
    return new Promise((_, reject) => setTimeout(() => reject(new Error(zh ? '加载超时,请刷新页面。' : 'it did not load in time; reload the page.')), 120000));
  }

  async function signIn() {
    const answer = await plainFetch('/studio/session', { headers: { Accept: 'application/json', 'X-Studio-Page': page } });
    if (answer.status === 401) {
      location.replace(`/login?returnUrl=${encodeURIComponent(location.pathname)}`);
      return null;
    }
    if (answer.status === 403) {
      fail(zh ? '流程设计器只对管理员和审计员开放。' : 'The designer is for admins and auditors.');
      return null;
    }
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return answer.json();
  }

  // Studio reads its attributes once; a new provider element replaces the token for all later calls.
  function keepSignedIn(session) {
    const left = Math.max(30, (Date.parse(session.expiresAt) - Date.now()) / 1000);
    setTimeout(async () => {
      const next = await signIn();
      if (!next) return;
      const provider = document.createElement('elsa-backend-provider');
      backend(provider, next);
      document.body.append(provider);
      keepSignedIn(next);
    }, Math.min(left * 0.6, 86400) * 1000);
  }

  function backend(element, session) {
    element.setAttribute('remote-endpoint', `${location.origin}/elsa/api`);
    element.setAttribute('access-token', session.accessToken);
  }

  function followNavigation() {
    const push = history.pushState.bind(history);
    history.pushState = (state, title, url) => {
      const path = url ? new URL(url, document.baseURI).pathname : '';
      const instance = /\/workflows\/instances\/([^/]+)\/view/.exec(path);
      const definition = /\/workflows\/definitions\/([^/]+)\/edit/.exec(path);
      if (instance) location.assign(`/studio/instances/${instance[1]}`);
      else if (definition) location.assign(`/studio/definitions/${definition[1]}`);
      else push(state, title, url);
    };
  }

  function fail(text) {
    document.getElementById('loading')?.remove();
    const note = document.createElement('p');
    note.className = 'note';
    note.textContent = text;
    root.append(note);
  }

  // Studio's own texts are English. Text nodes and hints that our dictionary knows are replaced; the canvas, editors, entries and the
  // names in lists are left alone, because they are the admins' own words.
  function translate(words) {
    const patterns = words.patterns.map(([from, to]) => [new RegExp(`^${from}$`), to]);
    // Here and there Studio shows the name of an input where its display name belongs.
    const names = {};
    described.then(({ items = [] }) => {
      for (const { name, displayName } of items.flatMap(d => [...d.inputs, ...d.outputs])) names[name] ??= displayName;
    });
    const skip = '.monaco-editor, .x6-graph, .graph-container, .react-flow, .elsa-activity, .mud-chip:has(.mud-chip-close-button), textarea, script, style, pre, code';
    const lookUp = (text, isName) => {
      const trimmed = text.trim();
      if (trimmed.length < 2 || /[\u4e00-\u9fff]/.test(trimmed)) return null;
      let found = words.texts[trimmed] ?? (isName ? names[trimmed] : undefined);
      if (found === undefined) {
        for (const [from, to] of patterns) {
          if (from.test(trimmed)) { found = trimmed.replace(from, to); break; }
        }
      }
      return found === undefined ? null : text.replace(trimmed, found);
    };
    // The first column of a table of properties names them; in a list it is data.
    const isLabel = cell => !cell.dataset.label && !cell.previousElementSibling && cell.parentElement.children.length <= 3;
    const text = node => {
      const parent = node.parentElement;
      if (!parent || parent.closest(skip)) return;
      const cell = parent.closest('tbody td');
      if (cell && !parent.closest('.mud-chip, button') && !isLabel(cell) && !words.cells.includes(node.data.trim())) return;
      const found = lookUp(node.data, cell ? isLabel(cell) : parent.matches('label'));
      if (found !== null && found !== node.data) node.data = found;
    };
    const attributes = element => {
      for (const name of ['placeholder', 'title', 'aria-label']) {
        const value = element.getAttribute(name);
        const found = value && lookUp(value);
        if (found) element.setAttribute(name, found);
      }
    };
    const tree = node => {
      if (node.nodeType === Node.TEXT_NODE) return text(node);
      if (node.nodeType !== Node.ELEMENT_NODE || node.closest(skip)) return;
      attributes(node);
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      while (walker.nextNode()) {
        if (walker.currentNode.nodeType === Node.TEXT_NODE) text(walker.currentNode);
        else attributes(walker.currentNode);
      }
    };
    new MutationObserver(changes => {
      for (const change of changes) {
        if (change.type === 'characterData') text(change.target);
        else if (change.type === 'attributes') attributes(change.target);
        else change.addedNodes.forEach(tree);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['placeholder', 'title', 'aria-label'] });
  }
})();
