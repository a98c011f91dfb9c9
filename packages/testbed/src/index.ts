export { USUAL } from './versions';
