// Opens what a link leads to in a dialog, so that the list stays behind it. Without this the link leads to a page.
(() => {
  'use strict';
  const UNKNOWN = 'Whether it was done is not known: look at the lock before you try again.';
  let dialog = null;
  let title = null;
  let content = null;
  let opened = null;

  const make = (name, parent, attributes) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    parent.append(made);
    return made;
  };

  const build = () => {
    dialog = make('dialog', document.body, {'aria-labelledby': 'dialog-title'});
    const head = make('div', dialog, {class: 'head'});
    title = make('bdi', make('h2', head, {id: 'dialog-title'}), {});
    const close = make('button', head, {type: 'button', class: 'quiet'});
    close.textContent = 'Close';
    close.addEventListener('click', () => dialog.close());
    content = make('div', dialog, {id: 'dialog-content'});
    dialog.addEventListener('close', leave);
  };

  // The list was renewed meanwhile: what had the focus is found again by what it is about.
  const leave = () => {
    content.replaceChildren();
    const links = [...document.querySelectorAll('#live a[data-dialog]')];
    (links.find(link => link.dataset.dialog === opened) || document.getElementById('main')).focus();
  };

  // What was asked before is of another lock, or is asked again.
  const ask = (verb, path, values) => {
    htmx.trigger(dialog, 'htmx:abort');
    htmx.ajax(verb, path, {
      target: content, source: dialog, swap: 'innerHTML', values, headers: {'X-By-Hand': 'true'},
    }).catch(() => {}); // what went wrong comes by htmx:sendError too, and is said there
  };

  // Why nothing came of it, above what was asked for.
  const say = words => {
    content.querySelectorAll('[role=alert]').forEach(before => before.remove());
    content.querySelectorAll('button').forEach(button => { button.disabled = false; });
    const alert = make('p', content, {class: 'refused', role: 'alert', tabindex: '-1'});
    alert.textContent = words;
    content.prepend(alert);
    if (!dialog.open) dialog.showModal();
    alert.focus();
    dialog.scrollTop = 0;
  };

  const show = link => {
    if (!dialog) build();
    opened = link.dataset.dialog;
    title.textContent = 'Release ' + opened;
    ask('GET', link.getAttribute('href'));
  };

  document.addEventListener('click', event => {
    const link = event.target.closest('a[data-dialog]');
    const plain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (link && plain && window.HTMLDialogElement) {
      event.preventDefault();
      show(link);
    } else if (plain && dialog && dialog.open && event.target.closest('dialog [data-leave]')) {
      event.preventDefault();
      dialog.close();
    }
  });

  document.addEventListener('submit', event => {
    const form = event.target;
    if (!dialog || !dialog.contains(form)) return;
    event.preventDefault();
    const button = event.submitter;
    const to = button && button.getAttribute('formaction') || form.getAttribute('action');
    ask('POST', to, Object.fromEntries(new FormData(form)));
    content.querySelectorAll('button').forEach(other => { other.disabled = true; });
  });

  // A refusal says why, and is shown where it was asked for; what was done leads on, and all else to its own page.
  document.body.addEventListener('htmx:beforeSwap', event => {
    const asked = event.detail;
    if (!content || asked.target !== content) return;
    const gone = new URL(asked.xhr.responseURL).pathname !== new URL(asked.requestConfig.path, location).pathname;
    if ([200, 409, 422].includes(asked.xhr.status) && !gone) {
      asked.shouldSwap = true;
      asked.isError = false;
    } else {
      asked.shouldSwap = false;
      asked.isError = false;
      if (gone || asked.requestConfig.verb === 'get') {
        location.assign(gone ? asked.xhr.responseURL : asked.requestConfig.path);
        return;
      }
      const page = new DOMParser().parseFromString(asked.xhr.responseText, 'text/html');
      const why = page.querySelector('.refused');
      say(why ? why.textContent : 'The console answered with status ' + asked.xhr.status + '. ' + UNKNOWN);
    }
  });

  document.body.addEventListener('htmx:sendError', event => {
    if (content && event.detail.target === content) say('The console did not answer. ' + UNKNOWN);
  });

  document.body.addEventListener('htmx:afterSwap', event => {
    if (!content || event.detail.target !== content) return;
    if (!dialog.open) dialog.showModal();
    const refused = content.querySelector('[role=alert]');
    if (refused) refused.tabIndex = -1;
    (refused || content.querySelector('input:not([type=hidden]), a, button') || title).focus();
    dialog.scrollTop = 0;
  });
})();
