// https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface DevEnvironmentConfig extends cdktf.TerraformMetaArguments {
  /**
  * A name to tell it by. It must have 1 to 128 characters and match [a-zA-Z0-9]+(?:[-_\.][a-zA-Z0-9]+)*.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment#alias DevEnvironment#alias}
  */
  readonly alias?: string;
  /**
  * What it is to be doing: then a stop by idleness is drift, or a start by hand. Left out, either is fine. It must be one of RUNNING, STOPPED.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment#desired_status DevEnvironment#desired_status}
  */
  readonly desiredStatus?: string;
  /**
  * Whether it may be deleted or replaced although that loses data. It counts once it has been applied; the provider has the same setting for all.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment#force_destroy DevEnvironment#force_destroy}
  */
  readonly forceDestroy?: boolean | cdktf.IResolvable;
  /**
  * The IDE to use with it; the service asks for exactly one. A change restarts a running environment. It must have 0 to 1 item.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment#ides DevEnvironment#ides}
  */
  readonly ides?: DevEnvironmentIdes[] | cdktf.IResolvable;
  /**
  * After how many minutes without activity it stops; 0 is never. A change restarts a running environment. It must be 0 to 1200.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment#inactivity_timeout_minutes DevEnvironment#inactivity_timeout_minutes}
  */
  readonly inactivityTimeoutMinutes?: number;
  /**
  * The size of the machine. A change restarts a running environment. It must be one of dev.standard1.small, dev.standard1.medium, dev.standard1.large, dev.standard1.xlarge.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment#instance_type DevEnvironment#instance_type}
  */
  readonly instanceType: string;
  /**
  * The storage that outlives stops. The service takes 16, 32 or 64 GiB.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment#persistent_storage DevEnvironment#persistent_storage}
  */
  readonly persistentStorage: DevEnvironmentPersistentStorage;
  /**
  * The project that holds the environment. It must have 3 to 63 characters: it is the project's name, as `project.name` has it, and neither its display name nor its id.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment#project_name DevEnvironment#project_name}
  */
  readonly projectName: string;
  /**
  * The repositories that are cloned into it when it is made.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment#repositories DevEnvironment#repositories}
  */
  readonly repositories?: DevEnvironmentRepositories[] | cdktf.IResolvable;
  /**
  * The space that holds the project. The provider's `space_name` if left out. It must have 3 to 63 characters and match [a-zA-Z0-9]+(?:[-_\.][a-zA-Z0-9]+)*.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment#space_name DevEnvironment#space_name}
  */
  readonly spaceName?: string;
  /**
  * How long operations may take, such as `30m` or `1h30m`; 20 minutes if left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment#timeouts DevEnvironment#timeouts}
  */
  readonly timeouts?: DevEnvironmentTimeouts;
  /**
  * The VPC connection of the space that it uses. It must have 3 to 63 characters and match [a-zA-Z0-9]+(?:[-_\.][a-zA-Z0-9]+)*.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment#vpc_connection_name DevEnvironment#vpc_connection_name}
  */
  readonly vpcConnectionName?: string;
}
export interface DevEnvironmentIdes {
  /**
  * The name of the IDE, such as VSCode or Cloud9.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment#name DevEnvironment#name}
  */
  readonly name?: string;
  /**
  * The image of the IDE, where it has one.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment#runtime DevEnvironment#runtime}
  */
  readonly runtime?: string;
}

export function devEnvironmentIdesToTerraform(struct?: DevEnvironmentIdes | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    name: cdktf.stringToTerraform(struct!.name),
    runtime: cdktf.stringToTerraform(struct!.runtime),
  }
}


export function devEnvironmentIdesToHclTerraform(struct?: DevEnvironmentIdes | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    name: {
      value: cdktf.stringToHclTerraform(struct!.name),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    runtime: {
      value: cdktf.stringToHclTerraform(struct!.runtime),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class DevEnvironmentIdesOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): DevEnvironmentIdes | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._name !== undefined) {
      hasAnyValues = true;
      internalValueResult.name = this._name;
    }
    if (this._runtime !== undefined) {
      hasAnyValues = true;
      internalValueResult.runtime = this._runtime;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DevEnvironmentIdes | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._name = undefined;
      this._runtime = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._name = value.name;
      this._runtime = value.runtime;
    }
  }

  // name - computed: false, optional: true, required: false
  private _name?: string; 
  public get name() {
    return this.getStringAttribute('name');
  }
  public set name(value: string) {
    this._name = value;
  }
  public resetName() {
    this._name = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get nameInput() {
    return this._name;
  }

  // runtime - computed: false, optional: true, required: false
  private _runtime?: string; 
  public get runtime() {
    return this.getStringAttribute('runtime');
  }
  public set runtime(value: string) {
    this._runtime = value;
  }
  public resetRuntime() {
    this._runtime = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get runtimeInput() {
    return this._runtime;
  }
}

export class DevEnvironmentIdesList extends cdktf.ComplexList {
  public internalValue? : DevEnvironmentIdes[] | cdktf.IResolvable

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string, protected wrapsSet: boolean) {
    super(terraformResource, terraformAttribute, wrapsSet)
  }

  /**
  * @param index the index of the item to return
  */
  public get(index: number): DevEnvironmentIdesOutputReference {
    return new DevEnvironmentIdesOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}
export interface DevEnvironmentPersistentStorage {
  /**
  * The size in GiB: 16, 32 or 64.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment#size_in_gib DevEnvironment#size_in_gib}
  */
  readonly sizeInGib: number;
}

export function devEnvironmentPersistentStorageToTerraform(struct?: DevEnvironmentPersistentStorage | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    size_in_gib: cdktf.numberToTerraform(struct!.sizeInGib),
  }
}


export function devEnvironmentPersistentStorageToHclTerraform(struct?: DevEnvironmentPersistentStorage | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    size_in_gib: {
      value: cdktf.numberToHclTerraform(struct!.sizeInGib),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class DevEnvironmentPersistentStorageOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DevEnvironmentPersistentStorage | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._sizeInGib !== undefined) {
      hasAnyValues = true;
      internalValueResult.sizeInGib = this._sizeInGib;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DevEnvironmentPersistentStorage | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._sizeInGib = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._sizeInGib = value.sizeInGib;
    }
  }

  // size_in_gib - computed: false, optional: false, required: true
  private _sizeInGib?: number; 
  public get sizeInGib() {
    return this.getNumberAttribute('size_in_gib');
  }
  public set sizeInGib(value: number) {
    this._sizeInGib = value;
  }
  // Temporarily expose input value. Use with caution.
  public get sizeInGibInput() {
    return this._sizeInGib;
  }
}
export interface DevEnvironmentRepositories {
  /**
  * The branch; the default one if left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment#branch_name DevEnvironment#branch_name}
  */
  readonly branchName?: string;
  /**
  * The name of the repository.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment#repository_name DevEnvironment#repository_name}
  */
  readonly repositoryName: string;
}

export function devEnvironmentRepositoriesToTerraform(struct?: DevEnvironmentRepositories | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    branch_name: cdktf.stringToTerraform(struct!.branchName),
    repository_name: cdktf.stringToTerraform(struct!.repositoryName),
  }
}


export function devEnvironmentRepositoriesToHclTerraform(struct?: DevEnvironmentRepositories | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    branch_name: {
      value: cdktf.stringToHclTerraform(struct!.branchName),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    repository_name: {
      value: cdktf.stringToHclTerraform(struct!.repositoryName),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class DevEnvironmentRepositoriesOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): DevEnvironmentRepositories | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._branchName !== undefined) {
      hasAnyValues = true;
      internalValueResult.branchName = this._branchName;
    }
    if (this._repositoryName !== undefined) {
      hasAnyValues = true;
      internalValueResult.repositoryName = this._repositoryName;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DevEnvironmentRepositories | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._branchName = undefined;
      this._repositoryName = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._branchName = value.branchName;
      this._repositoryName = value.repositoryName;
    }
  }

  // branch_name - computed: false, optional: true, required: false
  private _branchName?: string; 
  public get branchName() {
    return this.getStringAttribute('branch_name');
  }
  public set branchName(value: string) {
    this._branchName = value;
  }
  public resetBranchName() {
    this._branchName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get branchNameInput() {
    return this._branchName;
  }

  // repository_name - computed: false, optional: false, required: true
  private _repositoryName?: string; 
  public get repositoryName() {
    return this.getStringAttribute('repository_name');
  }
  public set repositoryName(value: string) {
    this._repositoryName = value;
  }
  // Temporarily expose input value. Use with caution.
  public get repositoryNameInput() {
    return this._repositoryName;
  }
}

export class DevEnvironmentRepositoriesList extends cdktf.ComplexList {
  public internalValue? : DevEnvironmentRepositories[] | cdktf.IResolvable

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string, protected wrapsSet: boolean) {
    super(terraformResource, terraformAttribute, wrapsSet)
  }

  /**
  * @param index the index of the item to return
  */
  public get(index: number): DevEnvironmentRepositoriesOutputReference {
    return new DevEnvironmentRepositoriesOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}
export interface DevEnvironmentTimeouts {
  /**
  * How long making it may take.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment#create DevEnvironment#create}
  */
  readonly create?: string;
  /**
  * How long its deletion may take.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment#delete DevEnvironment#delete}
  */
  readonly delete?: string;
  /**
  * How long a change may take.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment#update DevEnvironment#update}
  */
  readonly update?: string;
}

export function devEnvironmentTimeoutsToTerraform(struct?: DevEnvironmentTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    create: cdktf.stringToTerraform(struct!.create),
    delete: cdktf.stringToTerraform(struct!.delete),
    update: cdktf.stringToTerraform(struct!.update),
  }
}


export function devEnvironmentTimeoutsToHclTerraform(struct?: DevEnvironmentTimeouts | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    create: {
      value: cdktf.stringToHclTerraform(struct!.create),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    delete: {
      value: cdktf.stringToHclTerraform(struct!.delete),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
    update: {
      value: cdktf.stringToHclTerraform(struct!.update),
      isBlock: false,
      type: "simple",
      storageClassType: "string",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class DevEnvironmentTimeoutsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DevEnvironmentTimeouts | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._create !== undefined) {
      hasAnyValues = true;
      internalValueResult.create = this._create;
    }
    if (this._delete !== undefined) {
      hasAnyValues = true;
      internalValueResult.delete = this._delete;
    }
    if (this._update !== undefined) {
      hasAnyValues = true;
      internalValueResult.update = this._update;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DevEnvironmentTimeouts | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._create = undefined;
      this._delete = undefined;
      this._update = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._create = value.create;
      this._delete = value.delete;
      this._update = value.update;
    }
  }

  // create - computed: false, optional: true, required: false
  private _create?: string; 
  public get create() {
    return this.getStringAttribute('create');
  }
  public set create(value: string) {
    this._create = value;
  }
  public resetCreate() {
    this._create = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get createInput() {
    return this._create;
  }

  // delete - computed: false, optional: true, required: false
  private _delete?: string; 
  public get delete() {
    return this.getStringAttribute('delete');
  }
  public set delete(value: string) {
    this._delete = value;
  }
  public resetDelete() {
    this._delete = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get deleteInput() {
    return this._delete;
  }

  // update - computed: false, optional: true, required: false
  private _update?: string; 
  public get update() {
    return this.getStringAttribute('update');
  }
  public set update(value: string) {
    this._update = value;
  }
  public resetUpdate() {
    this._update = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get updateInput() {
    return this._update;
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment codecatalyst_dev_environment}
*/
export class DevEnvironment extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "codecatalyst_dev_environment";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DevEnvironment resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DevEnvironment to import
  * @param importFromId The id of the existing DevEnvironment that should be imported. Refer to the {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DevEnvironment to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "codecatalyst_dev_environment", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/dev_environment codecatalyst_dev_environment} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DevEnvironmentConfig
  */
  public constructor(scope: Construct, id: string, config: DevEnvironmentConfig) {
    super(scope, id, {
      terraformResourceType: 'codecatalyst_dev_environment',
      terraformGeneratorMetadata: {
        providerName: 'codecatalyst',
        providerVersion: '0.1.0'
      },
      provider: config.provider,
      dependsOn: config.dependsOn,
      count: config.count,
      lifecycle: config.lifecycle,
      provisioners: config.provisioners,
      connection: config.connection,
      forEach: config.forEach
    });
    this._alias = config.alias;
    this._desiredStatus = config.desiredStatus;
    this._forceDestroy = config.forceDestroy;
    this._ides.internalValue = config.ides;
    this._inactivityTimeoutMinutes = config.inactivityTimeoutMinutes;
    this._instanceType = config.instanceType;
    this._persistentStorage.internalValue = config.persistentStorage;
    this._projectName = config.projectName;
    this._repositories.internalValue = config.repositories;
    this._spaceName = config.spaceName;
    this._timeouts.internalValue = config.timeouts;
    this._vpcConnectionName = config.vpcConnectionName;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // alias - computed: false, optional: true, required: false
  private _alias?: string; 
  public get alias() {
    return this.getStringAttribute('alias');
  }
  public set alias(value: string) {
    this._alias = value;
  }
  public resetAlias() {
    this._alias = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get aliasInput() {
    return this._alias;
  }

  // creator_id - computed: true, optional: false, required: false
  public get creatorId() {
    return this.getStringAttribute('creator_id');
  }

  // desired_status - computed: false, optional: true, required: false
  private _desiredStatus?: string; 
  public get desiredStatus() {
    return this.getStringAttribute('desired_status');
  }
  public set desiredStatus(value: string) {
    this._desiredStatus = value;
  }
  public resetDesiredStatus() {
    this._desiredStatus = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get desiredStatusInput() {
    return this._desiredStatus;
  }

  // dev_environment_id - computed: true, optional: false, required: false
  public get devEnvironmentId() {
    return this.getStringAttribute('dev_environment_id');
  }

  // force_destroy - computed: false, optional: true, required: false
  private _forceDestroy?: boolean | cdktf.IResolvable; 
  public get forceDestroy() {
    return this.getBooleanAttribute('force_destroy');
  }
  public set forceDestroy(value: boolean | cdktf.IResolvable) {
    this._forceDestroy = value;
  }
  public resetForceDestroy() {
    this._forceDestroy = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get forceDestroyInput() {
    return this._forceDestroy;
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // ides - computed: false, optional: true, required: false
  private _ides = new DevEnvironmentIdesList(this, "ides", false);
  public get ides() {
    return this._ides;
  }
  public putIdes(value: DevEnvironmentIdes[] | cdktf.IResolvable) {
    this._ides.internalValue = value;
  }
  public resetIdes() {
    this._ides.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get idesInput() {
    return this._ides.internalValue;
  }

  // inactivity_timeout_minutes - computed: false, optional: true, required: false
  private _inactivityTimeoutMinutes?: number; 
  public get inactivityTimeoutMinutes() {
    return this.getNumberAttribute('inactivity_timeout_minutes');
  }
  public set inactivityTimeoutMinutes(value: number) {
    this._inactivityTimeoutMinutes = value;
  }
  public resetInactivityTimeoutMinutes() {
    this._inactivityTimeoutMinutes = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get inactivityTimeoutMinutesInput() {
    return this._inactivityTimeoutMinutes;
  }

  // instance_type - computed: false, optional: false, required: true
  private _instanceType?: string; 
  public get instanceType() {
    return this.getStringAttribute('instance_type');
  }
  public set instanceType(value: string) {
    this._instanceType = value;
  }
  // Temporarily expose input value. Use with caution.
  public get instanceTypeInput() {
    return this._instanceType;
  }

  // last_updated_time - computed: true, optional: false, required: false
  public get lastUpdatedTime() {
    return this.getStringAttribute('last_updated_time');
  }

  // persistent_storage - computed: false, optional: false, required: true
  private _persistentStorage = new DevEnvironmentPersistentStorageOutputReference(this, "persistent_storage");
  public get persistentStorage() {
    return this._persistentStorage;
  }
  public putPersistentStorage(value: DevEnvironmentPersistentStorage) {
    this._persistentStorage.internalValue = value;
  }
  // Temporarily expose input value. Use with caution.
  public get persistentStorageInput() {
    return this._persistentStorage.internalValue;
  }

  // project_name - computed: false, optional: false, required: true
  private _projectName?: string; 
  public get projectName() {
    return this.getStringAttribute('project_name');
  }
  public set projectName(value: string) {
    this._projectName = value;
  }
  // Temporarily expose input value. Use with caution.
  public get projectNameInput() {
    return this._projectName;
  }

  // repositories - computed: false, optional: true, required: false
  private _repositories = new DevEnvironmentRepositoriesList(this, "repositories", false);
  public get repositories() {
    return this._repositories;
  }
  public putRepositories(value: DevEnvironmentRepositories[] | cdktf.IResolvable) {
    this._repositories.internalValue = value;
  }
  public resetRepositories() {
    this._repositories.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get repositoriesInput() {
    return this._repositories.internalValue;
  }

  // space_name - computed: true, optional: true, required: false
  private _spaceName?: string; 
  public get spaceName() {
    return this.getStringAttribute('space_name');
  }
  public set spaceName(value: string) {
    this._spaceName = value;
  }
  public resetSpaceName() {
    this._spaceName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get spaceNameInput() {
    return this._spaceName;
  }

  // status - computed: true, optional: false, required: false
  public get status() {
    return this.getStringAttribute('status');
  }

  // status_reason - computed: true, optional: false, required: false
  public get statusReason() {
    return this.getStringAttribute('status_reason');
  }

  // timeouts - computed: false, optional: true, required: false
  private _timeouts = new DevEnvironmentTimeoutsOutputReference(this, "timeouts");
  public get timeouts() {
    return this._timeouts;
  }
  public putTimeouts(value: DevEnvironmentTimeouts) {
    this._timeouts.internalValue = value;
  }
  public resetTimeouts() {
    this._timeouts.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get timeoutsInput() {
    return this._timeouts.internalValue;
  }

  // vpc_connection_name - computed: false, optional: true, required: false
  private _vpcConnectionName?: string; 
  public get vpcConnectionName() {
    return this.getStringAttribute('vpc_connection_name');
  }
  public set vpcConnectionName(value: string) {
    this._vpcConnectionName = value;
  }
  public resetVpcConnectionName() {
    this._vpcConnectionName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get vpcConnectionNameInput() {
    return this._vpcConnectionName;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      alias: cdktf.stringToTerraform(this._alias),
      desired_status: cdktf.stringToTerraform(this._desiredStatus),
      force_destroy: cdktf.booleanToTerraform(this._forceDestroy),
      ides: cdktf.listMapper(devEnvironmentIdesToTerraform, false)(this._ides.internalValue),
      inactivity_timeout_minutes: cdktf.numberToTerraform(this._inactivityTimeoutMinutes),
      instance_type: cdktf.stringToTerraform(this._instanceType),
      persistent_storage: devEnvironmentPersistentStorageToTerraform(this._persistentStorage.internalValue),
      project_name: cdktf.stringToTerraform(this._projectName),
      repositories: cdktf.listMapper(devEnvironmentRepositoriesToTerraform, false)(this._repositories.internalValue),
      space_name: cdktf.stringToTerraform(this._spaceName),
      timeouts: devEnvironmentTimeoutsToTerraform(this._timeouts.internalValue),
      vpc_connection_name: cdktf.stringToTerraform(this._vpcConnectionName),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      alias: {
        value: cdktf.stringToHclTerraform(this._alias),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      desired_status: {
        value: cdktf.stringToHclTerraform(this._desiredStatus),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      force_destroy: {
        value: cdktf.booleanToHclTerraform(this._forceDestroy),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      ides: {
        value: cdktf.listMapperHcl(devEnvironmentIdesToHclTerraform, false)(this._ides.internalValue),
        isBlock: true,
        type: "list",
        storageClassType: "DevEnvironmentIdesList",
      },
      inactivity_timeout_minutes: {
        value: cdktf.numberToHclTerraform(this._inactivityTimeoutMinutes),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      instance_type: {
        value: cdktf.stringToHclTerraform(this._instanceType),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      persistent_storage: {
        value: devEnvironmentPersistentStorageToHclTerraform(this._persistentStorage.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "DevEnvironmentPersistentStorage",
      },
      project_name: {
        value: cdktf.stringToHclTerraform(this._projectName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      repositories: {
        value: cdktf.listMapperHcl(devEnvironmentRepositoriesToHclTerraform, false)(this._repositories.internalValue),
        isBlock: true,
        type: "list",
        storageClassType: "DevEnvironmentRepositoriesList",
      },
      space_name: {
        value: cdktf.stringToHclTerraform(this._spaceName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      timeouts: {
        value: devEnvironmentTimeoutsToHclTerraform(this._timeouts.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "DevEnvironmentTimeouts",
      },
      vpc_connection_name: {
        value: cdktf.stringToHclTerraform(this._vpcConnectionName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
