// Stands in for ws, with which Ink speaks to the developer tools when DEV=true, in the bundle.
export default class {}
