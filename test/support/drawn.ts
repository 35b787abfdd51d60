import fc from 'fast-check';

// A test says the same of the same code on every machine. `SIGMA_KQL_FULL` draws anew to find more; what
// it finds is printed with its seed and becomes an example of its own.
if (process.env['SIGMA_KQL_FULL'] !== '1') fc.configureGlobal({ seed: 20_261_129 });
