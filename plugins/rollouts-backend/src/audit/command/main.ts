import { run } from './run';

run(process.argv.slice(2)).then(({ code, text }) => {
  process.stdout.write(`${text}\n`);
  process.exitCode = code;
});
