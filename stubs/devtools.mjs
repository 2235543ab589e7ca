// Stands in for react-devtools-core, an optional companion of Ink, in the bundle. Ink only touches it when DEV=true.
export default {initialize() {}, connectToDevTools() {}};
